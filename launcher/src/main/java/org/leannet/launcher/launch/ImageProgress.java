package org.leannet.launcher.launch;

import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import org.leannet.launcher.progress.Event;
import org.leannet.launcher.progress.Phase;
import org.leannet.launcher.progress.Progress;
import org.leannet.launcher.runtime.docker.image.ImageFacts;
import org.leannet.launcher.runtime.docker.image.ImageNews;
import org.leannet.launcher.runtime.docker.image.PullProgress;

/// Tells how images come as steps of their phase: all pulls together as one bar.
public final class ImageProgress implements ImageNews {
  private static final long MEGABYTE = 1_000_000;

  private final Progress progress;
  private final ConcurrentMap<String, PullProgress> pulls = new ConcurrentHashMap<>();

  public ImageProgress(Progress progress) {
    this.progress = progress;
  }

  @Override
  public void pulling(PullProgress pull) {
    pulls.put(pull.image(), pull);
    var total = pulls.values().stream().mapToLong(PullProgress::totalBytes).sum() / MEGABYTE;
    var done = pulls.values().stream().mapToLong(PullProgress::bytes).sum() / MEGABYTE;
    progress.on(
        total == 0
            ? new Event.Advanced(Phase.IMAGES, 0, 0, "pulling " + pull)
            : new Event.Advanced(Phase.IMAGES, done, total, "MB; pulling " + pull));
  }

  @Override
  public void ready(ImageFacts image) {
    progress.on(
        new Event.Detail(
            image.reference() + image.digest().map(digest -> " @ " + digest).orElse("")));
  }

  @Override
  public void warn(String text) {
    progress.on(new Event.Warning(text));
  }

  /// What came of it: `3 images, 2 pulled`.
  String summary(int images) {
    var pulled = pulls.isEmpty() ? "all here" : pulls.size() + " pulled";
    return "%d %s, %s".formatted(images, images == 1 ? "image" : "images", pulled);
  }
}
