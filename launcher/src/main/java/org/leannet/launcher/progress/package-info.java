/// What a long command is doing, told as events and shown to a person.
///
/// The launch tells [org.leannet.launcher.progress.Event]s to a
/// [org.leannet.launcher.progress.Progress] and knows nothing of terminals; the renderers here know
/// nothing of networks.
@NullMarked
package org.leannet.launcher.progress;

import org.jspecify.annotations.NullMarked;
