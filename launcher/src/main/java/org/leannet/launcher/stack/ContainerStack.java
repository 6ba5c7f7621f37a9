package org.leannet.launcher.stack;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.leannet.launcher.runtime.ContainerMount;
import org.leannet.launcher.runtime.ContainerSettings;
import org.leannet.launcher.runtime.Executable;
import org.leannet.launcher.runtime.FileMount;
import org.leannet.launcher.runtime.PortSpec;
import org.leannet.launcher.runtime.ResourceLimits;
import org.leannet.launcher.runtime.ServiceSpec;

/// The metrics stack as containers.
public final class ContainerStack {
  private static final String PORT_ID = "http";

  private final MetricsStack stack;
  private final Path directory;

  /// @param directory where the services' files are written, to be copied into their containers
  public ContainerStack(MetricsStack stack, Path directory) {
    this.stack = stack;
    this.directory = directory;
  }

  /// The services, with their files written.
  public List<Companion> companions() throws IOException {
    stack.write(directory);
    var companions = new ArrayList<Companion>();
    for (var planned : stack.services(directory, directory)) {
      var service = planned.service();
      var name = planned.plan().service();
      var place = service.place();
      companions.add(
          new Companion(
              new ServiceSpec(
                  name,
                  new Executable.Image(service.image(), List.of(), service.args()),
                  service.environment(),
                  List.of(new FileMount(directory.resolve(name), place.root())),
                  List.of(PortSpec.http(PORT_ID, service.port())),
                  Map.of(),
                  ResourceLimits.NONE,
                  planned.plan().ip(),
                  settings(place.data(), service.port())),
              service.readyPath(),
              planned.plan().required(),
              Companion.Provision.NONE));
    }
    return companions;
  }

  /// Published at the port that people know.
  private static ContainerSettings settings(String data, int port) {
    return ContainerSettings.DEFAULT
        .withMounts(List.of(new ContainerMount.Data(data)))
        .withHostPorts(Map.of(PORT_ID, port));
  }
}
