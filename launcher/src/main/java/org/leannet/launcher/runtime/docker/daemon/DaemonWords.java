package org.leannet.launcher.runtime.docker.daemon;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.github.dockerjava.api.exception.DockerException;
import java.nio.channels.ClosedByInterruptException;
import java.nio.file.NoSuchFileException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/// What a daemon, or the way to it, says when something goes wrong.
public final class DaemonWords {
  private static final ObjectMapper JSON = new ObjectMapper();

  private record Advice(String sign, String text) {}

  private static final List<Advice> ADVICE =
      List.of(
          new Advice(
              "no space left on device",
              "the disk of Docker is full: `docker system df` shows what uses it, and"
                  + " `docker system prune` frees what nobody does"),
          new Advice(
              "permission denied",
              "let your user use Docker: add it to the group `docker`, or use `sudo`"),
          new Advice("pkix", "ca.pem is not the authority that signed the daemon's certificate"),
          new Advice("bad_certificate", "the daemon does not accept cert.pem and key.pem"));

  private DaemonWords() {}

  /// The daemon's own message, without its wrapping.
  public static String message(DockerException answer) {
    var text = String.valueOf(answer.getMessage()).replaceFirst("^Status \\d+: ", "").strip();
    try {
      var message = JSON.readTree(text).path("message");
      return message.isTextual() ? message.asText().strip() : text;
    } catch (JsonProcessingException e) {
      return text;
    }
  }

  /// The innermost reason of a failed connection.
  static String reason(Throwable failure) {
    var last = causes(failure).reduce((_, next) -> next).orElse(failure);
    if (last instanceof DockerException answer) {
      return message(answer);
    }
    if (last instanceof NoSuchFileException missing) {
      return missing.getFile() + " does not exist";
    }
    return Optional.ofNullable(last.getMessage()).orElse(last.getClass().getSimpleName());
  }

  static boolean isInterrupt(Throwable failure) {
    return causes(failure)
        .anyMatch(
            c -> c instanceof InterruptedException || c instanceof ClosedByInterruptException);
  }

  /// What to do about it, where that is known.
  public static Optional<String> advice(String reason) {
    var text = reason.toLowerCase(Locale.ROOT);
    return ADVICE.stream().filter(a -> text.contains(a.sign())).map(Advice::text).findFirst();
  }

  private static Stream<Throwable> causes(Throwable failure) {
    return Stream.iterate(failure, c -> c != null, Throwable::getCause).limit(20);
  }
}
