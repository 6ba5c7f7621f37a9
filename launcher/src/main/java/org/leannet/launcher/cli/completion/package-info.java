/// Completion of command lines in bash, zsh and fish: one short script a shell, and what they ask
/// for at every press of the key.
///
/// Knows the tree of verbs and the names that a [Names] gives. Caller: `cli`.
@NullMarked
package org.leannet.launcher.cli.completion;

import org.jspecify.annotations.NullMarked;
