package org.leannet.genesis.execution;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// The newest fork that is active from the genesis block; all before it are too.
public enum ExecutionFork {
  CANCUN,
  PRAGUE,
  OSAKA;

  /// How many blobs a block aims at and may have, and how fast their fee follows.
  record BlobSchedule(int target, int max, int baseFeeUpdateFraction) {}

  /// The fork of this name, in any case.
  public static Optional<ExecutionFork> byName(String name) {
    return Arrays.stream(values()).filter(fork -> fork.name().equalsIgnoreCase(name)).findFirst();
  }

  public String forkName() {
    return name().toLowerCase(Locale.ROOT);
  }

  boolean includes(ExecutionFork other) {
    return compareTo(other) >= 0;
  }

  /// This fork and those before it, oldest first.
  List<ExecutionFork> upToHere() {
    return Arrays.stream(values()).filter(this::includes).toList();
  }

  String timeKey() {
    return forkName() + "Time";
  }

  BlobSchedule blobSchedule() {
    return switch (this) {
      case CANCUN -> new BlobSchedule(3, 6, 3_338_477);
      case PRAGUE, OSAKA -> new BlobSchedule(6, 9, 5_007_716);
    };
  }

  /// The EIPs that Nethermind's chain spec switches by time for this fork (Shanghai's with
  /// Cancun's).
  List<Integer> eips() {
    return switch (this) {
      case CANCUN -> List.of(4895, 3855, 3651, 3860, 4844, 4788, 1153, 5656, 6780);
      case PRAGUE -> List.of(2537, 2935, 6110, 7002, 7251, 7623, 7702);
      case OSAKA -> List.of(7594, 7823, 7825, 7883, 7918, 7934, 7939, 7951);
    };
  }
}
