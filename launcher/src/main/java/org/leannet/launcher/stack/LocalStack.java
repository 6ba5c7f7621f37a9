package org.leannet.launcher.stack;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.leannet.launcher.runtime.Executable;
import org.leannet.launcher.runtime.PortSpec;
import org.leannet.launcher.runtime.ResourceLimits;
import org.leannet.launcher.runtime.ServiceSpec;
import org.leannet.metrics.StackService;

/// The metrics stack as programs of this machine.
public final class LocalStack {
  private static final String LOOPBACK = "127.0.0.1";

  /// What a Grafana needs of its own distribution lies where this file does.
  private static final String GRAFANA_MARK = "conf/defaults.ini";

  /// Where packages put it, as seen from the folder of the program.
  private static final List<String> GRAFANA_HOMES =
      List.of("..", "../share/grafana", "../../usr/share/grafana", "../libexec");

  private final MetricsStack stack;
  private final Path directory;
  private final Path data;

  /// @param directory where the services' files are written, and read by them
  /// @param data where each stores what it gathers, in a folder of its own
  public LocalStack(MetricsStack stack, Path directory, Path data) {
    this.stack = stack;
    this.directory = directory;
    this.data = data;
  }

  /// The services, with their files written.
  public List<Companion> companions(Map<String, String> labels) throws IOException {
    stack.write(directory);
    var companions = new ArrayList<Companion>();
    for (var planned : stack.services(directory, data)) {
      var service = planned.service();
      // A plan that nobody has settled names no program; it is only looked at.
      var binary = planned.plan().binary().orElse(planned.plan().kind());
      companions.add(
          new Companion(
              new ServiceSpec(
                  planned.plan().service(),
                  new Executable.Local(
                      argv(Path.of(binary), service), data.resolve(planned.plan().service())),
                  service.environment(),
                  List.of(),
                  List.of(PortSpec.http("http", service.port())),
                  labels,
                  ResourceLimits.NONE,
                  LOOPBACK),
              service.readyPath(),
              planned.plan().required(),
              Companion.Provision.NONE));
    }
    return companions;
  }

  private static List<String> argv(Path program, StackService service) {
    var argv = new ArrayList<String>();
    argv.add(program.toString());
    if (service.name().equals("grafana")) {
      // Since version 10 there is one program for everything; before, one of its own for this.
      if (program.endsWith("grafana")) {
        argv.add("server");
      }
      grafanaHome(program).ifPresent(home -> argv.addAll(List.of("--homepath", home.toString())));
    }
    argv.addAll(service.args());
    return argv;
  }

  private static Optional<Path> grafanaHome(Path program) {
    return List.of(program, real(program)).stream()
        .flatMap(path ->
            GRAFANA_HOMES.stream().map(home -> path.resolve("..").resolve(home).normalize()))
        .filter(home -> Files.exists(home.resolve(GRAFANA_MARK)))
        .findFirst();
  }

  private static Path real(Path program) {
    try {
      return program.toRealPath();
    } catch (IOException e) {
      return program;
    }
  }
}
