package org.leannet.launcher.cli;

import org.leannet.launcher.runtime.docker.image.ImageFacts;
import org.leannet.launcher.runtime.docker.image.ImageNews;
import org.leannet.launcher.runtime.docker.image.PullProgress;

/// Says what is worth knowing of images.
record SpokenImages(Console console) implements ImageNews {
  @Override
  public void pulling(PullProgress progress) {
    if (progress.layers() > 0 && progress.layersDone() == progress.layers()) {
      console.say("pulled " + progress.image());
    }
  }

  @Override
  public void ready(ImageFacts image) {
    // One that is there is what everybody expects.
  }

  @Override
  public void warn(String text) {
    console.say("leannet: " + text);
  }
}
