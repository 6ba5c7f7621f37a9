/// What runs, and where: a [org.leannet.launcher.runtime.ServiceSpec] goes in, a
/// [org.leannet.launcher.runtime.Runtime] carries it out.
///
/// The embedded node, a published client, an execution client, Prometheus and Grafana are all
/// services and take the same way. Nothing here knows a process or a container: the adapters live
/// one package below, and each passes the same contract test. Callers: `launch` and `cli`.
@NullMarked
package org.leannet.launcher.runtime;

import org.jspecify.annotations.NullMarked;
