package org.leannet.launcher.runtime.docker.image;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/// Everything that was told of images.
final class Heard implements ImageNews {
  final List<PullProgress> progress = new CopyOnWriteArrayList<>();
  final List<ImageFacts> ready = new CopyOnWriteArrayList<>();
  final List<String> warnings = new CopyOnWriteArrayList<>();

  @Override
  public void pulling(PullProgress news) {
    progress.add(news);
  }

  @Override
  public void ready(ImageFacts image) {
    ready.add(image);
  }

  @Override
  public void warn(String text) {
    warnings.add(text);
  }
}
