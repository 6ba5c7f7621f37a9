package org.leannet.launcher.config;

/// CPU in millicores and memory in megabytes, reserved (`min`) and allowed (`max`); 0 means no
/// limit.
public record Limits(int minCpu, int maxCpu, int minMemory, int maxMemory) {
  public static final Limits NONE = new Limits(0, 0, 0, 0);

  public Limits {
    if (minCpu < 0 || maxCpu < 0 || minMemory < 0 || maxMemory < 0) {
      throw new IllegalArgumentException(
          "a limit is below 0: cpu %d to %d, memory %d to %d"
              .formatted(minCpu, maxCpu, minMemory, maxMemory));
    }
    if ((maxCpu != 0 && minCpu > maxCpu) || (maxMemory != 0 && minMemory > maxMemory)) {
      throw new IllegalArgumentException(
          "a minimum above its maximum: cpu %d to %d, memory %d to %d"
              .formatted(minCpu, maxCpu, minMemory, maxMemory));
    }
  }
}
