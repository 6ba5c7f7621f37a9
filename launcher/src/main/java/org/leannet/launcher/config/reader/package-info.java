/// Reads an args file: bytes to a tree with places, the tree to values by the key table, the values
/// to a configuration.
///
/// Only here is a file opened. Whatever the file holds, the answer is a draft with its problems or
/// one [org.leannet.launcher.config.ConfigException]; never another exception, never unbounded
/// memory.
@NullMarked
package org.leannet.launcher.config.reader;

import org.jspecify.annotations.NullMarked;
