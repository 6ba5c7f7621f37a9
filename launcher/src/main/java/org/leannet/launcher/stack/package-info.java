/// The services beside the nodes, Prometheus and Grafana: what they scrape and show, made of a plan
/// alone, and how each runtime starts them.
///
/// In goes a plan, out come files and [org.leannet.launcher.stack.Companion]s, which `launch`
/// starts. Which programs this machine has is looked up once, when an enclave is founded. Nothing
/// here starts anything.
@NullMarked
package org.leannet.launcher.stack;

import org.jspecify.annotations.NullMarked;
