package org.leannet.launcher.runtime;

/// The most a service may use; zero means no limit.
public record ResourceLimits(int milliCpus, int memoryMegabytes) {
  /// No limit at all.
  public static final ResourceLimits NONE = new ResourceLimits(0, 0);

  public ResourceLimits {
    if (milliCpus < 0 || memoryMegabytes < 0) {
      throw new IllegalArgumentException(
          "limits below zero: %d milli-CPUs, %d MB".formatted(milliCpus, memoryMegabytes));
    }
  }
}
