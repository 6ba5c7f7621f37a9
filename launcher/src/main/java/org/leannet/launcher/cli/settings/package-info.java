/// Options that several verbs take, with what their words mean.
///
/// Knows nothing of enclaves. Caller: `cli`.
@NullMarked
package org.leannet.launcher.cli.settings;

import org.jspecify.annotations.NullMarked;
