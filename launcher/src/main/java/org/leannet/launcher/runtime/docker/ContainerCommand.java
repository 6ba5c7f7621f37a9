package org.leannet.launcher.runtime.docker;

import com.github.dockerjava.api.DockerClient;
import com.github.dockerjava.api.exception.DockerException;
import com.github.dockerjava.api.model.Frame;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import org.leannet.launcher.failure.ExitCode;
import org.leannet.launcher.failure.LaunchFailure;
import org.leannet.launcher.runtime.Inside;
import org.leannet.launcher.runtime.docker.daemon.Daemon;
import org.leannet.launcher.runtime.docker.daemon.DaemonWords;
import org.leannet.launcher.runtime.docker.daemon.Replies;

/// A command that is run inside a service's container.
record ContainerCommand(Daemon daemon, String service, Inside inside) {
  private static final Duration END_DEADLINE = Duration.ofSeconds(5);
  private static final long POLL_MILLIS = 20;

  /// How the daemon begins to tell that there is no such program: newer ones refuse, older ones
  /// write it where the command would have written.
  private static final String NOT_RUN = "OCI runtime exec failed";

  private static final String NO_USER = "unable to find user";

  private static final int CANNOT_RUN = 126;
  private static final int NOT_FOUND = 127;

  /// Runs it, gives its lines, and returns its exit code.
  int run(ContainerView container, Consumer<String> lines) throws InterruptedException {
    var refusal = new AtomicReference<>(Optional.<String>empty());
    var whole =
        new LogLines(line -> {
          if (line.startsWith(NOT_RUN) || (inside.user().isPresent() && line.startsWith(NO_USER))) {
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
    var id = create(docker, container);
    var replies =
        new Replies<Frame>(inside.screen().map(ContainerCommand::shown).orElse(lines::take));
    var start = docker.execStartCmd(id).withTty(inside.screen().isPresent());
    inside.input().ifPresent(start::withStdIn);
    start.exec(replies);
    inside.screen().ifPresent(screen -> resize(docker, id, screen));
    replies.await();
    return exitCode(docker, id);
  }

  private String create(DockerClient docker, ContainerView container) {
    var create =
        docker
            .execCreateCmd(container.id())
            .withCmd(inside.command().toArray(String[]::new))
            .withTty(inside.screen().isPresent())
            .withAttachStdin(inside.input().isPresent())
            .withAttachStdout(true)
            .withAttachStderr(true);
    inside.user().ifPresent(create::withUser);
    return create.exec().getId();
  }

  /// Programs draw for a size; one that is not told draws for 80 columns.
  private static void resize(DockerClient docker, String id, Inside.Screen screen) {
    try {
      docker.resizeExecCmd(id).withSize(screen.lines(), screen.columns()).exec();
    } catch (DockerException e) {
      // It has ended already, or the daemon cannot: it is shown as it comes.
    }
  }

  private static Consumer<Frame> shown(Inside.Screen screen) {
    return frame -> {
      try {
        screen.out().write(frame.getPayload());
        screen.out().flush();
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    };
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
    if (inside.user().isPresent() && message.contains(NO_USER)) {
      return Optional.of(
          failure(
              "%s has no user '%s' inside".formatted(service, inside.user().get()),
              "a number always works"));
    }
    return message.contains("executable file not found") || message.contains("no such file")
        ? Optional.of(
            failure(
                "%s has no program '%s' inside".formatted(service, name()),
                "many images have no shell at all"))
        : Optional.empty();
  }

  private String name() {
    return inside.command().getFirst();
  }

  private static LaunchFailure failure(String problem, String advice) {
    return new LaunchFailure(ExitCode.USAGE, problem, advice);
  }
}
