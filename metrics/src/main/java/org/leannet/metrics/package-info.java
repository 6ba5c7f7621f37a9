/// Turns what an enclave scrapes into files and services: Prometheus configuration and rules,
/// Grafana provisioning and dashboards.
///
/// Pure: the same [MetricsSpec] gives the same bytes. Knows no Docker, process, socket or clock;
/// the launcher writes the files and starts the [StackService]s.
@NullMarked
package org.leannet.metrics;

import org.jspecify.annotations.NullMarked;
