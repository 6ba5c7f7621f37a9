package org.leannet.launcher.runtime.docker.image;

import com.github.dockerjava.api.exception.DockerException;
import com.github.dockerjava.api.model.BuildResponseItem;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.leannet.launcher.failure.ExitCode;
import org.leannet.launcher.failure.LaunchFailure;
import org.leannet.launcher.runtime.docker.archive.TarEntry;
import org.leannet.launcher.runtime.docker.archive.TarStream;
import org.leannet.launcher.runtime.docker.daemon.Daemon;
import org.leannet.launcher.runtime.docker.daemon.DaemonWords;
import org.leannet.launcher.runtime.docker.daemon.Replies;

/// Builds an image in the daemon from files that are sent to it; a `Dockerfile` is among them.
///
/// @param tag the image's name afterwards
public record ImageBuild(String tag, Map<String, String> labels, List<TarEntry> context) {
  /// Enough to see which step failed.
  private static final int LAST_LINES = 10;

  public ImageBuild {
    labels = Map.copyOf(labels);
    context = List.copyOf(context);
  }

  /// Builds it; returns when the daemon has it.
  public void run(Daemon daemon) throws IOException, InterruptedException {
    var output = new ArrayDeque<String>();
    try (var archive = new TarStream(context)) {
      try {
        daemon.tell(
            "build the image " + tag,
            docker -> {
              var replies = new Replies<BuildResponseItem>(item -> note(item, output));
              docker
                  .buildImageCmd(archive)
                  .withTags(Set.of(tag))
                  .withLabels(labels)
                  .withRemove(true)
                  .withForcerm(true)
                  .exec(replies);
              replies.await();
            },
            answer -> Optional.of(failure(DaemonWords.message(answer), answer)));
      } catch (LaunchFailure e) {
        if (archive.failure().isPresent()) {
          throw archive.failure().get();
        }
        throw e;
      }
    }
  }

  /// A failed step comes as one of the lines, under a status that says all is well.
  private void note(BuildResponseItem item, ArrayDeque<String> output) {
    Optional.ofNullable(item.getStream())
        .map(String::strip)
        .filter(line -> !line.isEmpty())
        .ifPresent(output::add);
    while (output.size() > LAST_LINES) {
      output.remove();
    }
    var error = Optional.ofNullable(item.getErrorDetail());
    if (error.isPresent()) {
      var message = Optional.ofNullable(error.get().getMessage()).orElse("no reason given");
      output.add(message);
      throw failure(String.join("\n", output), new DockerException(message, 500));
    }
  }

  private LaunchFailure failure(String reason, DockerException cause) {
    return new LaunchFailure(
        ExitCode.IMAGE,
        "cannot build the image %s: %s".formatted(tag, reason),
        DaemonWords.advice(reason).orElse(""),
        cause);
  }
}
