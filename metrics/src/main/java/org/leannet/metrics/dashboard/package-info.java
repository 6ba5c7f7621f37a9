/// The Grafana dashboards, as data: each is a list of panels with title, unit, queries and a
/// description of what good looks like, written as Grafana's classic dashboard JSON by
/// [DashboardJson].
///
/// Called by [org.leannet.metrics.GrafanaFiles] only.
@NullMarked
package org.leannet.metrics.dashboard;

import org.jspecify.annotations.NullMarked;
