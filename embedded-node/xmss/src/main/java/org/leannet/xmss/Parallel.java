package org.leannet.xmss;

import java.util.function.IntConsumer;

/// How independent pieces of work are carried out: one after the other, or on a caller's threads.
@FunctionalInterface
public interface Parallel {

  /// One after the other, on the calling thread.
  Parallel SERIAL =
      (tasks, task) -> {
        for (int i = 0; i < tasks; i++) {
          task.accept(i);
        }
      };

  /// Runs `task` for each of 0 to `tasks - 1`, in any order and on any threads, and returns when
  /// all have ended; what they wrote is visible then. If one throws, this throws.
  void run(int tasks, IntConsumer task);
}
