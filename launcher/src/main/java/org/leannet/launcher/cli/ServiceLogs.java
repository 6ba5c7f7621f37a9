package org.leannet.launcher.cli;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import org.leannet.launcher.failure.ExitCode;
import org.leannet.launcher.failure.LaunchFailure;
import org.leannet.launcher.launch.ServiceWork;
import org.leannet.launcher.runtime.LogQuery;
import org.leannet.launcher.runtime.ServiceStatus;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `leannet service logs`, with Kurtosis's flags.
@Command(name = "logs", description = "shows what services printed, also after they ended")
final class ServiceLogs implements Callable<Integer> {
  private static final Pattern ANSI = Pattern.compile("\u001b\\[[0-9;?]*[A-Za-z]");

  private final Session session;

  @Parameters(index = "0", paramLabel = "ENCLAVE", description = "the enclave's name")
  private String enclaveName = "";

  @Parameters(
      index = "1",
      arity = "0..*",
      paramLabel = "SERVICE",
      description =
          "services: names, node names, globs (lean-*) or clients; all when none is given")
  private List<String> patterns = List.of();

  @Option(
      names = {"-f", "--follow"},
      description = "go on with what is printed from now on")
  private boolean follow;

  @Option(
      names = {"-n", "--num"},
      paramLabel = "N",
      defaultValue = "200",
      description = "the last N lines (default: 200)")
  private int count;

  @Option(
      names = {"-a", "--all"},
      description = "every line there is")
  private boolean all;

  @Option(
      names = {"-x", "--all-services"},
      description = "of every service")
  private boolean allServices;

  @Option(names = "--match", paramLabel = "TEXT", description = "only lines with this text")
  private Optional<String> match = Optional.empty();

  @Option(
      names = "--regex-match",
      paramLabel = "REGEX",
      description = "only lines in which this regular expression is found")
  private Optional<String> regex = Optional.empty();

  @Option(
      names = {"-v", "--invert-match"},
      description = "only lines that do not match")
  private boolean invert;

  ServiceLogs(Session session) {
    this.session = session;
  }

  @Override
  public Integer call() throws IOException, InterruptedException {
    if (count < 0) {
      throw new LaunchFailure(ExitCode.USAGE, count + " is not a number of lines", "");
    }
    var query = new LogQuery(all ? LogQuery.ALL : count, follow);
    var wanted = filter();
    var search = new EnclaveSearch(session);
    var enclave = search.enclave(enclaveName);
    try (var runtime = session.runtimes().open(enclave)) {
      var services = search.services(enclave, runtime, allServices ? List.of() : patterns);
      var prefixed = services.size() > 1;
      ServiceWork.onEach(
          services.stream().map(ServiceStatus::name).toList(),
          service ->
              runtime.logs(
                  service,
                  query,
                  line -> {
                    if (wanted.test(line)) {
                      print(prefixed ? "[" + service + "] " + line : line);
                    }
                  }));
    }
    return ExitCode.OK.code();
  }

  private Predicate<String> filter() {
    Predicate<String> byText = line -> match.isEmpty() || line.contains(match.get());
    try {
      var pattern = regex.map(Pattern::compile);
      Predicate<String> both =
          byText.and(line -> pattern.isEmpty() || pattern.get().matcher(line).find());
      return invert ? both.negate() : both;
    } catch (PatternSyntaxException e) {
      throw new LaunchFailure(
          ExitCode.USAGE, "not a regular expression: " + e.getDescription(), e.getPattern(), e);
    }
  }

  private synchronized void print(String line) {
    var console = session.console();
    console.print(console.color() ? line : ANSI.matcher(line).replaceAll(""));
  }
}
