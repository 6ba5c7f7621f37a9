package org.leannet.launcher.config;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/// How one client is started: from an image or a local binary, with the user's changes to its
/// command line, environment, labels, mounts and limits. An empty image in a configuration means
/// the catalogue's; in a plan it means that no image is needed.
public record Program(
    Optional<String> image,
    Optional<String> binary,
    List<String> entrypoint,
    ArgChanges args,
    Map<String, String> env,
    Map<String, String> labels,
    List<Volume> volumes,
    Limits limits,
    Optional<String> logLevel) {
  public static final Program DEFAULT =
      new Program(
          Optional.empty(),
          Optional.empty(),
          List.of(),
          ArgChanges.NONE,
          Map.of(),
          Map.of(),
          List.of(),
          Limits.NONE,
          Optional.empty());

  public Program {
    entrypoint = List.copyOf(entrypoint);
    env = Collections.unmodifiableMap(new TreeMap<>(env));
    labels = Collections.unmodifiableMap(new TreeMap<>(labels));
    volumes = List.copyOf(volumes);
  }

  public Program withImage(Optional<String> resolved) {
    return new Program(resolved, binary, entrypoint, args, env, labels, volumes, limits, logLevel);
  }
}
