package org.leannet.launcher.cli.view;

import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.leannet.launcher.failure.ExitCode;
import picocli.CommandLine.Model.CommandSpec;

/// An example of each verb, shown at the end of its help.
public final class Examples {
  private static final Map<String, String> BY_VERB =
      Map.ofEntries(
          Map.entry("run", "run examples/quickstart.yaml --wait finalized:4"),
          Map.entry("validate", "validate examples/lean-devnet4.yaml"),
          Map.entry("render", "render examples/lean-devnet4.yaml out"),
          Map.entry("enclave add", "enclave add --name quickstart"),
          Map.entry("enclave connect", "enclave connect quickstart"),
          Map.entry("complete", "complete -- enclave rm quick"),
          Map.entry("enclave ls", "enclave ls -o json"),
          Map.entry("enclave inspect", "enclave inspect quickstart"),
          Map.entry("enclave stop", "enclave stop quickstart"),
          Map.entry("enclave start", "enclave start quickstart"),
          Map.entry("enclave dump", "enclave dump quickstart"),
          Map.entry("enclave rm", "enclave rm -f quickstart"),
          Map.entry("service add", "service add quickstart --client embedded"),
          Map.entry("service exec", "service exec devnet lean-embedded-2 -- ls -l /data"),
          Map.entry("service inspect", "service inspect quickstart lean-embedded-0 -o json"),
          Map.entry("service kill", "service kill quickstart embedded_3"),
          Map.entry("service logs", "service logs quickstart 'lean-*' -f --match error"),
          Map.entry("service pause", "service pause quickstart 'lean-embedded-?'"),
          Map.entry("service restart", "service restart quickstart lean-embedded-3"),
          Map.entry("service rm", "service rm quickstart lean-embedded-3"),
          Map.entry("service shell", "service shell devnet lean-embedded-2"),
          Map.entry("service start", "service start quickstart lean-embedded-3"),
          Map.entry("service stop", "service stop quickstart embedded"),
          Map.entry("service unpause", "service unpause quickstart 'lean-*'"),
          Map.entry("service update", "service update quickstart embedded_1 --env A=b"),
          Map.entry("port print", "port print quickstart lean-embedded-0 http"),
          Map.entry("files ls", "files ls quickstart"),
          Map.entry("files inspect", "files inspect quickstart genesis config.yaml"),
          Map.entry("files download", "files download quickstart genesis ./genesis"),
          Map.entry("watch", "watch quickstart"),
          Map.entry("ui", "ui quickstart"),
          Map.entry("quickstart import", "quickstart import genesis/validator-config.yaml"),
          Map.entry("quickstart export", "quickstart export quickstart ./local-devnet"),
          Map.entry("clean", "clean -a"),
          Map.entry("version", "version -o json"),
          Map.entry("engine", "engine status"),
          Map.entry("completion", "completion fish | source"));

  private static final String EXIT_CODES =
      Arrays.stream(ExitCode.values())
          .map(code -> code.code() + " " + code.meaning())
          .collect(Collectors.joining(", "));

  private Examples() {}

  /// Puts an example and the exit codes at the end of the help of every verb below this command.
  public static void addTo(CommandSpec command) {
    var name = command.qualifiedName();
    var verb = name.substring(Math.min(name.length(), command.root().name().length() + 1));
    var exitCodes = "Exit codes:  " + EXIT_CODES;
    Optional.ofNullable(BY_VERB.get(verb))
        .map(example -> "Example:  %s %s".formatted(command.root().name(), example))
        .ifPresentOrElse(
            example -> command.usageMessage().footer("", example, "", exitCodes),
            () -> command.usageMessage().footer("", exitCodes));
    command.subcommands().values().forEach(below -> addTo(below.getCommandSpec()));
  }
}
