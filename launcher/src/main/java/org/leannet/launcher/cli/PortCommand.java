package org.leannet.launcher.cli;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.leannet.launcher.failure.ExitCode;
import org.leannet.launcher.failure.LaunchFailure;
import org.leannet.launcher.runtime.Endpoint;
import org.leannet.launcher.runtime.ServiceStatus;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `leannet port ...`: where services are reached.
@Command(name = "port", description = "prints where a service is reached")
final class PortCommand extends CommandGroup {
  /// The group with its verbs.
  static CommandLine tree(Session session) {
    return new CommandLine(new PortCommand()).addSubcommand(new Print(session));
  }

  @Command(name = "print", description = "prints one port of a service, as a URL where it has one")
  static final class Print implements Callable<Integer> {
    private final Session session;

    @Parameters(index = "0", paramLabel = "ENCLAVE", description = "the enclave's name")
    private String enclaveName = "";

    @Parameters(index = "1", paramLabel = "SERVICE", description = "the service's or node's name")
    private String service = "";

    @Parameters(index = "2", paramLabel = "PORT_ID", description = "http, metrics, quic, ...")
    private String portId = "";

    @Option(
        names = "--format",
        paramLabel = "PARTS",
        split = ",",
        description = "any of protocol, ip and number, in this order")
    private List<String> format = List.of();

    @Mixin private final OutputOption output = new OutputOption();

    Print(Session session) {
      this.session = session;
    }

    @Override
    public Integer call() throws IOException, InterruptedException {
      var search = new EnclaveSearch(session);
      var enclave = search.enclave(enclaveName);
      try (var runtime = session.runtimes().open(enclave)) {
        for (var found : search.services(enclave, runtime, List.of(service))) {
          session.console().print(render(endpoint(found)));
        }
      }
      return ExitCode.OK.code();
    }

    private Endpoint endpoint(ServiceStatus found) {
      return found
          .endpoint(portId)
          .orElseThrow(() ->
              new LaunchFailure(
                  ExitCode.USAGE,
                  "service '" + found.name() + "' has no port '" + portId + "'",
                  "it has "
                      + found.endpoints().stream()
                          .map(e -> e.port().id())
                          .sorted()
                          .collect(Collectors.joining(", "))));
    }

    private String render(Endpoint endpoint) {
      if (output.isJson()) {
        return JsonNodeFactory.instance
            .objectNode()
            .put("id", endpoint.port().id())
            .put("transport", endpoint.port().transport().label())
            .put("host", endpoint.host())
            .put("number", endpoint.hostPort())
            .put("url", endpoint.url())
            .toPrettyString();
      }
      return format.isEmpty() ? endpoint.url() : parts(endpoint, format);
    }

    private static String parts(Endpoint endpoint, List<String> wanted) {
      var order = List.of("protocol", "ip", "number");
      var sorted = new ArrayList<>(wanted);
      sorted.sort((a, b) -> Integer.compare(order.indexOf(a), order.indexOf(b)));
      if (!order.containsAll(wanted) || !sorted.equals(wanted)) {
        throw new LaunchFailure(
            ExitCode.USAGE,
            "'" + String.join(",", wanted) + "' is no format for a port",
            "use any of protocol,ip,number, in this order");
      }
      var authority =
          wanted.stream()
              .filter(part -> !part.equals("protocol"))
              .map(part -> part.equals("ip") ? endpoint.host() : "" + endpoint.hostPort())
              .collect(Collectors.joining(":"));
      if (!wanted.contains("protocol")) {
        return authority;
      }
      var scheme =
          endpoint.port().scheme().isEmpty()
              ? endpoint.port().transport().label()
              : endpoint.port().scheme();
      return authority.isEmpty() ? scheme : scheme + "://" + authority;
    }
  }
}
