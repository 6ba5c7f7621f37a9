package org.leannet.launcher.runtime.docker.image;

/// Is told how images come. May be called from any thread.
public interface ImageNews {
  /// A pull is this far.
  void pulling(PullProgress progress);

  /// An image is there.
  void ready(ImageFacts image);

  /// Something is probably not what the user wants.
  void warn(String text);
}
