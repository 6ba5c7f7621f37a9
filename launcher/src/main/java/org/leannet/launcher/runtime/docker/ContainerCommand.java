package org.leannet.launcher.runtime.docker;

import com.github.dockerjava.api.DockerClient;
import com.github.dockerjava.api.model.Frame;
import java.io.InputStream;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import org.leannet.launcher.failure.ExitCode;
import org.leannet.launcher.failure.LaunchFailure;
import org.leannet.launcher.runtime.docker.daemon.Daemon;
import org.leannet.launcher.runtime.docker.daemon.DaemonWords;
import org.leannet.launcher.runtime.docker.daemon.Replies;

/// A command that is run inside a service's container.
record ContainerCommand(
    Daemon daemon, String service, List<String> command, Optional<InputStream> input) {
  private static final Duration END_DEADLINE = Duration.ofSeconds(5);
  private static final long POLL_MILLIS = 20;

  /// How the daemon begins to tell that there is no such program: newer ones refuse, older ones
  /// write it where the command would have written.
  private static final String NOT_RUN = "OCI runtime exec failed";

  private static final int CANNOT_RUN = 126;
  private static final int NOT_FOUND = 127;

  ContainerCommand {
    command = List.copyOf(command);
  }

  /// Runs it, gives its lines, and returns its exit code.
  int run(ContainerView container, Consumer<String> lines) throws InterruptedException {
    var refusal = new AtomicReference<>(Optional.<String>empty());
    var whole =
        new LogLines(line -> {
          if (line.startsWith(NOT_RUN)) {
            refusal.set(Optional.of(line));
          } else {
            lines.accept(line);
          }
        });
    var exitCode =
        daemon.call(
            "run a command in " + service,
            docker -> run(docker, container, whole),
            answer -> refusal(DaemonWords.message(answer)));
    whole.end();
    var refused = refusal.get();
    if (refused.isPresent() && (exitCode == CANNOT_RUN || exitCode == NOT_FOUND)) {
      throw refusal(refused.get()).orElseGet(() -> failure(refused.get(), ""));
    }
    refused.ifPresent(lines);
    return exitCode;
  }

  private int run(DockerClient docker, ContainerView container, LogLines lines)
      throws InterruptedException {
    var id =
        docker
            .execCreateCmd(container.id())
            .withCmd(command.toArray(String[]::new))
            .withAttachStdin(input.isPresent())
            .withAttachStdout(true)
            .withAttachStderr(true)
            .exec()
            .getId();
    var replies = new Replies<Frame>(lines::take);
    var start = docker.execStartCmd(id);
    input.ifPresent(start::withStdIn);
    start.exec(replies);
    replies.await();
    return exitCode(docker, id);
  }

  /// The stream of a command may end a moment before the daemon has noticed its end.
  private int exitCode(DockerClient docker, String id) throws InterruptedException {
    var polls = END_DEADLINE.toMillis() / POLL_MILLIS;
    for (var poll = 0; poll < polls; poll++) {
      var exitCode = docker.inspectExecCmd(id).exec().getExitCodeLong();
      if (exitCode != null) {
        return exitCode.intValue();
      }
      Thread.sleep(POLL_MILLIS);
    }
    throw failure("the output of '%s' ended, but the command did not".formatted(name()), "");
  }

  private Optional<LaunchFailure> refusal(String message) {
    return message.contains("executable file not found") || message.contains("no such file")
        ? Optional.of(
            failure(
                "%s has no program '%s' inside".formatted(service, name()),
                "many images have no shell at all"))
        : Optional.empty();
  }

  private String name() {
    return command.getFirst();
  }

  private static LaunchFailure failure(String problem, String advice) {
    return new LaunchFailure(ExitCode.USAGE, problem, advice);
  }
}
