package org.leannet.launcher.runtime.docker.image;

import java.util.LinkedHashMap;
import java.util.Map;

/// How far a pull is, from what the daemon tells of each layer.
final class PullMeter {
  private enum Stage {
    WAITING,
    DOWNLOADING,
    DOWNLOADED,
    DONE
  }

  private record Layer(Stage stage, long current, long total) {}

  private final Map<String, Layer> layers = new LinkedHashMap<>();

  /// What one line of the daemon says of one layer.
  ///
  /// @param current how many bytes are there; 0 when it does not say
  /// @param total how many bytes there are; 0 when it does not say
  void take(String layer, String status, long current, long total) {
    var before = layers.getOrDefault(layer, new Layer(Stage.WAITING, 0, 0));
    switch (status) {
      case "Pulling fs layer", "Waiting" -> layers.put(layer, before);
      case "Downloading" -> layers.put(layer, new Layer(Stage.DOWNLOADING, current, total));
      case "Verifying Checksum", "Download complete", "Extracting" ->
          layers.put(layer, new Layer(Stage.DOWNLOADED, before.total(), before.total()));
      case "Pull complete", "Already exists" ->
          layers.put(layer, new Layer(Stage.DONE, before.total(), before.total()));
      default -> {
        // A line about the whole image.
      }
    }
  }

  /// How far it is now.
  PullProgress reading(String image) {
    var done = layers.values().stream().filter(layer -> layer.stage() == Stage.DONE).count();
    return new PullProgress(
        image,
        (int) done,
        layers.size(),
        layers.values().stream().mapToLong(Layer::current).sum(),
        layers.values().stream().mapToLong(Layer::total).sum());
  }
}
