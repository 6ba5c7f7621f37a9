/// The command line: verbs and flags in, words and an exit code out.
///
/// Verbs are spelt as Kurtosis spells them. Every verb is a thin class: it finds its enclave, asks
/// `launch`, the runtime or a probe, and hands the result to a renderer of `view`. Only here, and
/// in `Main`, may a failure become text. Called by `Main`.
@NullMarked
package org.leannet.launcher.cli;

import org.jspecify.annotations.NullMarked;
