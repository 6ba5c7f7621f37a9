package org.leannet.launcher.runtime.docker.image;

import com.github.dockerjava.api.command.InspectImageResponse;
import com.github.dockerjava.api.exception.DockerException;
import com.github.dockerjava.api.exception.NotFoundException;
import com.github.dockerjava.api.model.PullResponseItem;
import java.io.IOException;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Collectors;
import org.leannet.launcher.failure.ExitCode;
import org.leannet.launcher.failure.LaunchFailure;
import org.leannet.launcher.runtime.Concurrently;
import org.leannet.launcher.runtime.docker.daemon.Daemon;
import org.leannet.launcher.runtime.docker.daemon.DaemonWords;
import org.leannet.launcher.runtime.docker.daemon.DockerConfig;
import org.leannet.launcher.runtime.docker.daemon.Replies;

/// The images of a daemon.
public final class Images {
  /// The daemon downloads three layers of each at once.
  private static final int PULLS_AT_ONCE = 4;

  private final Daemon daemon;
  private final Credentials credentials;

  /// @param config where credentials are found
  public Images(Daemon daemon, DockerConfig config) {
    this.daemon = daemon;
    this.credentials = new Credentials(config);
  }

  /// Makes sure that the daemon has every one of these images; gives them by reference. All that
  /// cannot be had are named at once, with exit code 4.
  public Map<String, ImageFacts> provide(
      Collection<String> references, PullPolicy policy, ImageNews news)
      throws IOException, InterruptedException {
    var wanted = new TreeSet<>(references);
    var found = new TreeMap<String, ImageFacts>();
    for (var reference : wanted) {
      find(reference).ifPresent(image -> found.put(reference, image));
    }
    var toPull =
        wanted.stream().filter(r -> policy == PullPolicy.ALWAYS || !found.containsKey(r)).toList();
    if (policy == PullPolicy.NEVER && !toPull.isEmpty()) {
      throw missing(toPull);
    }
    pullAll(toPull, news);
    for (var reference : wanted) {
      var image = find(reference).orElseThrow(() -> missing(List.of(reference)));
      found.put(reference, image);
      checkArchitecture(image, news);
      news.ready(image);
    }
    return found;
  }

  private static LaunchFailure missing(List<String> references) {
    return new LaunchFailure(
        ExitCode.IMAGE,
        "%d %s not here: %s"
            .formatted(
                references.size(),
                references.size() == 1 ? "image is" : "images are",
                String.join(", ", references)),
        "pull them with `--pull missing`, or load them with `docker load`");
  }

  /// The image of this reference, if the daemon has it.
  public Optional<ImageFacts> find(String reference) throws InterruptedException {
    var image =
        daemon.call(
            "look for the image " + reference,
            docker -> {
              try {
                return Optional.of(docker.inspectImageCmd(reference).exec());
              } catch (NotFoundException e) {
                return Optional.<InspectImageResponse>empty();
              }
            });
    return image.map(found -> facts(reference, found));
  }

  private static ImageFacts facts(String reference, InspectImageResponse image) {
    var digests = Optional.ofNullable(image.getRepoDigests()).orElse(List.of());
    var config = Optional.ofNullable(image.getConfig());
    return new ImageFacts(
        reference,
        String.valueOf(image.getId()),
        digests.stream().findFirst().map(digest -> digest.substring(digest.indexOf('@') + 1)),
        Optional.ofNullable(image.getArch()).orElse(""),
        config.flatMap(c -> Optional.ofNullable(c.getUser())).orElse(""));
  }

  private void checkArchitecture(ImageFacts image, ImageNews news) {
    var ours = daemon.info().architecture();
    if (!image.architecture().isEmpty() && !image.architecture().equals(ours)) {
      news.warn(
          "%s is built for %s and this daemon runs on %s: it will be slow, or not start at all"
              .formatted(image.reference(), image.architecture(), ours));
    }
  }

  private void pullAll(List<String> references, ImageNews news)
      throws IOException, InterruptedException {
    var failures = new ConcurrentSkipListMap<String, LaunchFailure>();
    Concurrently.each(
        references,
        PULLS_AT_ONCE,
        reference -> {
          try {
            pull(ImageReference.parse(reference), news);
          } catch (LaunchFailure e) {
            if (e.exitCode() != ExitCode.IMAGE) {
              throw e;
            }
            failures.put(reference, e);
          }
        });
    if (failures.size() == 1) {
      throw failures.firstEntry().getValue();
    }
    if (!failures.isEmpty()) {
      throw new LaunchFailure(
          ExitCode.IMAGE,
          failures.size() + " images cannot be pulled",
          failures.values().stream()
              .map(f -> f.advice().isEmpty() ? f.problem() : f.problem() + "; " + f.advice())
              .distinct()
              .collect(Collectors.joining("\n")));
    }
  }

  private void pull(ImageReference image, ImageNews news) throws InterruptedException {
    var login = credentials.of(image.registry(), news::warn);
    var meter = new PullMeter();
    var problem = new AtomicReference<>(Optional.<String>empty());
    daemon.tell(
        "pull " + image,
        docker -> {
          var command = docker.pullImageCmd(image.pullName());
          image.pullTag().ifPresent(command::withTag);
          login.ifPresent(command::withAuthConfig);
          var replies =
              new Replies<PullResponseItem>(item -> {
                errorOf(item).ifPresent(text -> problem.set(Optional.of(text)));
                take(meter, item);
                news.pulling(meter.reading(image.toString()));
              });
          command.exec(replies);
          replies.await();
        },
        answer -> Optional.of(cannotPull(image, DaemonWords.message(answer), answer)));
    var text = problem.get();
    if (text.isPresent()) {
      throw cannotPull(image, text.get(), new DockerException(text.get(), 500));
    }
  }

  private static Optional<String> errorOf(PullResponseItem item) {
    return Optional.ofNullable(item.getErrorDetail())
        .flatMap(detail -> Optional.ofNullable(detail.getMessage()));
  }

  private static void take(PullMeter meter, PullResponseItem item) {
    var layer = Optional.ofNullable(item.getId());
    var status = Optional.ofNullable(item.getStatus());
    if (layer.isPresent() && status.isPresent()) {
      var detail = Optional.ofNullable(item.getProgressDetail());
      meter.take(
          layer.get(),
          status.get(),
          detail.flatMap(d -> Optional.ofNullable(d.getCurrent())).orElse(0L),
          detail.flatMap(d -> Optional.ofNullable(d.getTotal())).orElse(0L));
    }
  }

  private LaunchFailure cannotPull(ImageReference image, String reason, DockerException cause) {
    return new LaunchFailure(
        ExitCode.IMAGE,
        "cannot pull %s: %s".formatted(image, reason),
        PullAdvice.of(image, reason, daemon.info().platform()),
        cause);
  }
}
