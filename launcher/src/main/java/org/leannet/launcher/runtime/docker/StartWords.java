package org.leannet.launcher.runtime.docker;

import com.github.dockerjava.api.exception.DockerException;
import com.github.dockerjava.api.exception.NotFoundException;
import java.util.Optional;
import java.util.regex.Pattern;
import org.leannet.launcher.failure.ExitCode;
import org.leannet.launcher.failure.LaunchFailure;
import org.leannet.launcher.runtime.docker.daemon.DaemonWords;

/// What it means when the daemon does not create or start a container.
record StartWords(String service, String image) {
  private static final Pattern PORT = Pattern.compile("(\\d+\\.\\d+\\.\\d+\\.\\d+:\\d+)");
  private static final Pattern PROGRAM = Pattern.compile("exec: \\\\?\"([^\"\\\\]+)");

  Optional<LaunchFailure> ofCreation(DockerException answer) {
    var message = DaemonWords.message(answer);
    if (answer instanceof NotFoundException && message.contains("No such image")) {
      return failure(
          ExitCode.IMAGE,
          "the image of %s is not here: %s".formatted(service, image),
          image.startsWith("leannet/")
              ? "it was removed after it was made: run the same again"
              : "pull it with `--pull missing`",
          answer);
    }
    if (message.contains("is already in use by container")) {
      return failure(
          ExitCode.USAGE,
          "another container has the name of %s: %s".formatted(service, message),
          "remove that container, or choose another name with --enclave",
          answer);
    }
    if (message.contains("no command specified")) {
      return failure(
          ExitCode.IMAGE,
          "the image %s of %s does not say what to run".formatted(image, service),
          "name the program with `entrypoint`",
          answer);
    }
    return Optional.empty();
  }

  Optional<LaunchFailure> ofStart(DockerException answer) {
    var message = DaemonWords.message(answer);
    if (message.contains("port is already allocated")
        || message.contains("address already in use")) {
      var port = PORT.matcher(message);
      return failure(
          ExitCode.NOT_READY,
          "%s cannot start: %s is taken"
              .formatted(service, port.find() ? "the port " + port.group(1) : "its port"),
          "end what listens there, or let Docker choose the port",
          answer);
    }
    if (message.contains("Address already in use")) {
      return failure(
          ExitCode.NOT_READY,
          "%s cannot start: another container has its address".formatted(service),
          "remove that container from the enclave's network",
          answer);
    }
    if (message.contains("executable file not found")
        || message.contains("no such file or directory")) {
      var program = PROGRAM.matcher(message);
      return failure(
          ExitCode.IMAGE,
          "%s cannot start: the image %s has no program %s"
              .formatted(service, image, program.find() ? "'" + program.group(1) + "'" : "to run"),
          "correct `entrypoint`, or name another image",
          answer);
    }
    return Optional.empty();
  }

  private static Optional<LaunchFailure> failure(
      ExitCode code, String problem, String advice, DockerException cause) {
    return Optional.of(new LaunchFailure(code, problem, advice, cause));
  }
}
