package org.leannet.launcher.config;

import java.util.Map;
import java.util.Optional;

/// Where each key of an args file stands, so that a problem found later still names its place.
public record Source(String file, Map<String, Position> positions) {
  public Source {
    positions = Map.copyOf(positions);
  }

  /// A problem at a path such as `participants[2].cl_type`.
  public Problem problem(String path, String wrong, String expected, Optional<String> suggestion) {
    return new Problem(file, locate(path), path, wrong, expected, suggestion);
  }

  /// The place of a path, or of the nearest thing around it that the file has.
  public Position locate(String path) {
    return locate(positions, path);
  }

  /// As [#locate(String)], while a reader still collects the positions.
  public static Position locate(Map<String, Position> positions, String path) {
    String nearest = path;
    while (!nearest.isEmpty()) {
      Position position = positions.get(nearest);
      if (position != null) {
        return position;
      }
      nearest =
          nearest.substring(
              0, Math.max(0, Math.max(nearest.lastIndexOf('.'), nearest.lastIndexOf('['))));
    }
    return positions.getOrDefault("", Position.START);
  }
}
