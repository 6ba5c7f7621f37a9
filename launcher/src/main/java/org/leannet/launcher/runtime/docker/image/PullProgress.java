package org.leannet.launcher.runtime.docker.image;

/// How far the pull of one image is. The total grows as the daemon learns the sizes of layers.
public record PullProgress(String image, int layersDone, int layers, long bytes, long totalBytes) {
  private static final long MEGABYTE = 1_000_000;

  /// `client:devnet5 12 of 40 MB`, or the layers when the daemon tells no sizes.
  @Override
  public String toString() {
    return totalBytes == 0
        ? "%s %d of %d layers".formatted(image, layersDone, layers)
        : "%s %d of %d MB"
            .formatted(image, bytes / MEGABYTE, (totalBytes + MEGABYTE - 1) / MEGABYTE);
  }
}
