package org.leannet.node.shell;

import java.time.Duration;
import org.leannet.node.core.port.CoreView;
import org.leannet.node.core.port.Event;
import org.leannet.node.core.port.Job;
import org.leannet.node.core.port.Notice;

/// Hears what happens in a shell, to measure and to tell it. Called on the thread where it happens:
/// it must be quick, and safe for several threads.
public interface ShellWatch {
  /// The core tells something. Called on the core's thread, in order.
  void told(Notice notice);

  /// A job has run, for so long.
  void took(Job job, Event result, Duration time);

  /// A tick was handed to the core, so long after the last one. The view is the core's from before
  /// it.
  void ticked(Duration sinceLast, CoreView view);
}
