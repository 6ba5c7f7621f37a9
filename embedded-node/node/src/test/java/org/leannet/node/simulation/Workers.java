package org.leannet.node.simulation;

import java.util.EnumMap;
import java.util.Map;
import org.leannet.node.core.port.Job;
import org.leannet.node.core.port.Lane;

/// The worker threads of one node: each lane has some, and a job waits for the first that is free.
final class Workers {
  private final World world;
  private final Map<Lane, long[]> freeAt = new EnumMap<>(Lane.class);

  Workers(World world) {
    this.world = world;
    freeAt.put(Lane.DUTY, new long[2]);
    freeAt.put(Lane.BLOCK, new long[2]);
    freeAt.put(Lane.VERIFY, new long[2]);
    freeAt.put(Lane.AGGREGATE, new long[1]);
  }

  /// When a job that is handed in now will be done.
  long finish(Job job) {
    long[] workers = freeAt.getOrDefault(job.lane(), new long[1]);
    int first = 0;
    for (int i = 1; i < workers.length; i++) {
      first = workers[i] < workers[first] ? i : first;
    }
    long start = Math.max(workers[first], world.scheduler().micros());
    workers[first] = start + duration(job);
    return workers[first];
  }

  /// In microseconds, of the order of the production scheme's.
  private long duration(Job job) {
    return switch (job) {
      case Job.VerifyAttestation _ -> 500 + world.upTo(2);
      case Job.VerifyAggregate _ -> 2_000 + world.upTo(10);
      case Job.VerifyBlock _ -> 3_000 + world.upTo(20);
      case Job.BuildBlock _ -> 2_000 + world.upTo(30);
      case Job.SealBlock _ -> 5_000 + world.upTo(20);
      case Job.SignAttestation _ -> 5_000 + world.upTo(20);
      case Job.Aggregate _ -> 5_000 + world.upTo(300);
      case Job.Split _ -> 2_000 + world.upTo(50);
    };
  }
}
