package org.leannet.launcher.launch;

import java.util.function.Consumer;
import org.leannet.launcher.runtime.docker.image.ImageFacts;
import org.leannet.launcher.runtime.docker.image.ImageNews;
import org.leannet.launcher.runtime.docker.image.PullProgress;

/// Tells of images only what should worry somebody: for those that nobody waits for.
public record QuietImages(Consumer<String> warnings) implements ImageNews {
  @Override
  public void pulling(PullProgress progress) {
    // Nobody waits for it.
  }

  @Override
  public void ready(ImageFacts image) {
    // One that is there is what everybody expects.
  }

  @Override
  public void warn(String text) {
    warnings.accept(text);
  }
}
