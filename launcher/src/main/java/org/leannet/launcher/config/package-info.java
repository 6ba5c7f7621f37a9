/// The args file: YAML or JSON text in, a [DevnetConfig] out, every problem of the file at once.
///
/// Strict: what it does not know it refuses, with the place, what was expected and a suggestion.
/// Only the reader opens a file; nothing here reads a clock, opens a socket or knows a runtime. The
/// plan, the command line and the documentation call it.
@NullMarked
package org.leannet.launcher.config;

import org.jspecify.annotations.NullMarked;
