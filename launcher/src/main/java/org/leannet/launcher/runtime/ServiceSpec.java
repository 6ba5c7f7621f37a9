package org.leannet.launcher.runtime;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Everything a runtime needs to create one service, whatever the service is.
///
/// `address` is the IP the service is reached at, decided before it exists so that node records are
/// final; a runtime that cannot assign addresses is given the loopback one.
public record ServiceSpec(
    String name,
    Executable executable,
    Map<String, String> environment,
    List<FileMount> files,
    List<PortSpec> ports,
    Map<String, String> labels,
    ResourceLimits limits,
    String address,
    ContainerSettings container) {
  public ServiceSpec {
    if (!name.matches("[a-z][a-z0-9-]{0,62}") || name.endsWith("-")) {
      throw new IllegalArgumentException("not a service name: '" + name + "'");
    }
    environment = Collections.unmodifiableMap(new LinkedHashMap<>(environment));
    files = List.copyOf(files);
    ports = List.copyOf(ports);
    labels = Collections.unmodifiableMap(new LinkedHashMap<>(labels));
  }

  /// A service that asks nothing special of a container.
  public ServiceSpec(
      String name,
      Executable executable,
      Map<String, String> environment,
      List<FileMount> files,
      List<PortSpec> ports,
      Map<String, String> labels,
      ResourceLimits limits,
      String address) {
    this(
        name,
        executable,
        environment,
        files,
        ports,
        labels,
        limits,
        address,
        ContainerSettings.DEFAULT);
  }

  /// A service on the loopback address with nothing but a program.
  public static ServiceSpec of(String name, Executable executable) {
    return new ServiceSpec(
        name,
        executable,
        Map.of(),
        List.of(),
        List.of(),
        Map.of(),
        ResourceLimits.NONE,
        "127.0.0.1");
  }

  /// The same service, listening on these ports.
  public ServiceSpec withPorts(List<PortSpec> newPorts) {
    return new ServiceSpec(
        name, executable, environment, files, newPorts, labels, limits, address, container);
  }

  /// The same service with these environment variables.
  public ServiceSpec withEnvironment(Map<String, String> newEnvironment) {
    return new ServiceSpec(
        name, executable, newEnvironment, files, ports, labels, limits, address, container);
  }

  /// The same service with these labels.
  public ServiceSpec withLabels(Map<String, String> newLabels) {
    return new ServiceSpec(
        name, executable, environment, files, ports, newLabels, limits, address, container);
  }

  /// The same service, reading these files.
  public ServiceSpec withFiles(List<FileMount> newFiles) {
    return new ServiceSpec(
        name, executable, environment, newFiles, ports, labels, limits, address, container);
  }

  /// The same service under these limits.
  public ServiceSpec withLimits(ResourceLimits newLimits) {
    return new ServiceSpec(
        name, executable, environment, files, ports, labels, newLimits, address, container);
  }

  /// The same service at this address.
  public ServiceSpec withAddress(String newAddress) {
    return new ServiceSpec(
        name, executable, environment, files, ports, labels, limits, newAddress, container);
  }

  /// The same service, running this.
  public ServiceSpec withExecutable(Executable newExecutable) {
    return new ServiceSpec(
        name, newExecutable, environment, files, ports, labels, limits, address, container);
  }

  /// The same service in a container of these settings.
  public ServiceSpec withContainer(ContainerSettings newContainer) {
    return new ServiceSpec(
        name, executable, environment, files, ports, labels, limits, address, newContainer);
  }
}
