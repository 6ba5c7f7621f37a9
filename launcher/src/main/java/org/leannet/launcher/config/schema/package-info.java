/// The keys of an args file as data: name, type, default, meaning and an example of each.
///
/// The one source of what a file may say: the reader checks against it, error messages suggest from
/// it, and the reference table and the JSON schema are rendered from it.
@NullMarked
package org.leannet.launcher.config.schema;

import org.jspecify.annotations.NullMarked;
