/// What somebody who knows Kurtosis types and Leannet has no need of: a verb that is taken and does
/// nothing, and for all others the one to type here.
///
/// Knows nothing of enclaves. Caller: `cli`.
@NullMarked
package org.leannet.launcher.cli.kurtosis;

import org.jspecify.annotations.NullMarked;
