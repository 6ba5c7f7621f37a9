/// What a node measures, under the names all Lean clients share.
///
/// Names, labels and buckets are data in [LeanMetric]; a test freezes them. Values come from the
/// core's view when somebody scrapes, and from what the shell, the workers and the wire report
/// while they run. Decides nothing and must never slow anything down.
@NullMarked
package org.leannet.node.metrics;

import org.jspecify.annotations.NullMarked;
