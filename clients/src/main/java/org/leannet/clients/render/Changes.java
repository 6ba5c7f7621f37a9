package org.leannet.clients.render;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/// What the user changes in a client's start.
///
/// @param program started instead of the image's entrypoint: a local binary, for one
/// @param extra arguments added at the end; one that begins with `-:` is a flag to remove instead
/// @param removed flags of ours to leave out, with their values
/// @param logLevel `error`, `warn`, `info`, `debug` or `trace`
public record Changes(
    List<String> program,
    List<String> extra,
    List<String> removed,
    Map<String, String> environment,
    Optional<String> logLevel) {
  /// No change.
  public static final Changes NONE =
      new Changes(List.of(), List.of(), List.of(), Map.of(), Optional.empty());

  public Changes {
    program = List.copyOf(program);
    extra = List.copyOf(extra);
    removed = List.copyOf(removed);
    environment = Collections.unmodifiableMap(new TreeMap<>(environment));
  }
}
