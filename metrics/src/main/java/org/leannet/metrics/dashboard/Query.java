package org.leannet.metrics.dashboard;

/// One query of a panel.
///
/// @param expr PromQL; `$enclave` and `$node` are the dashboard's variables
/// @param legend the legend template, such as `{{node}}`
public record Query(String expr, String legend) {}
