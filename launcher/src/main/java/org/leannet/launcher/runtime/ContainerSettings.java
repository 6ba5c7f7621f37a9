package org.leannet.launcher.runtime;

import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/// What is asked of a container beyond what every service is asked. What is empty or zero is left
/// as the image or the daemon has it.
///
/// @param user `name`, `uid`, or either with `:group`
/// @param stopSignal the signal that asks the program to end, `SIGINT` for example
/// @param stopTimeout how long it has to end when the daemon itself stops it
/// @param anySystemCall no seccomp filter, for programs that use `io_uring`
/// @param openFiles how many files it may hold open
/// @param hostPorts where ports are published, by port id; 0 is any free port. TCP ports are
///   published without being named here, on a free port; UDP ports are not
/// @param bindAddress the address of the machine that published ports listen at; the enclave's when
///   empty
public record ContainerSettings(
    Optional<String> user,
    Optional<String> stopSignal,
    Optional<Duration> stopTimeout,
    boolean anySystemCall,
    int openFiles,
    List<ContainerMount> mounts,
    Map<String, Integer> hostPorts,
    Optional<String> bindAddress) {
  /// Nothing special.
  public static final ContainerSettings DEFAULT =
      new ContainerSettings(
          Optional.empty(), Optional.empty(), Optional.empty(), false, 0, List.of(), Map.of());

  public ContainerSettings {
    mounts = List.copyOf(mounts);
    hostPorts = Collections.unmodifiableMap(new TreeMap<>(hostPorts));
    if (openFiles < 0) {
      throw new IllegalArgumentException(openFiles + " open files");
    }
    hostPorts.forEach((id, port) -> {
      if (port < 0 || port > 65_535) {
        throw new IllegalArgumentException("port %s: %d is not a port".formatted(id, port));
      }
    });
  }

  /// Settings whose ports are published at the enclave's address.
  public ContainerSettings(
      Optional<String> user,
      Optional<String> stopSignal,
      Optional<Duration> stopTimeout,
      boolean anySystemCall,
      int openFiles,
      List<ContainerMount> mounts,
      Map<String, Integer> hostPorts) {
    this(
        user,
        stopSignal,
        stopTimeout,
        anySystemCall,
        openFiles,
        mounts,
        hostPorts,
        Optional.empty());
  }

  /// The same settings for this user.
  public ContainerSettings withUser(String newUser) {
    return new ContainerSettings(
        Optional.of(newUser),
        stopSignal,
        stopTimeout,
        anySystemCall,
        openFiles,
        mounts,
        hostPorts,
        bindAddress);
  }

  /// The same settings, ended by this signal.
  public ContainerSettings withStopSignal(String newStopSignal) {
    return new ContainerSettings(
        user,
        Optional.of(newStopSignal),
        stopTimeout,
        anySystemCall,
        openFiles,
        mounts,
        hostPorts,
        bindAddress);
  }

  /// The same settings with these mounts.
  public ContainerSettings withMounts(List<ContainerMount> newMounts) {
    return new ContainerSettings(
        user, stopSignal, stopTimeout, anySystemCall, openFiles, newMounts, hostPorts, bindAddress);
  }

  /// The same settings with these ports published where they are asked for.
  public ContainerSettings withHostPorts(Map<String, Integer> newHostPorts) {
    return new ContainerSettings(
        user, stopSignal, stopTimeout, anySystemCall, openFiles, mounts, newHostPorts, bindAddress);
  }

  /// The same settings, with published ports at this address of the machine.
  public ContainerSettings withBindAddress(String newBindAddress) {
    return new ContainerSettings(
        user,
        stopSignal,
        stopTimeout,
        anySystemCall,
        openFiles,
        mounts,
        hostPorts,
        Optional.of(newBindAddress));
  }
}
