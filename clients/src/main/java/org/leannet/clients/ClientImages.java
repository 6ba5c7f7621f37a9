package org.leannet.clients;

import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/// The images of one client: that of each devnet generation, and under
/// [ClientDescription#ANY_GENERATION] one for all; `paired` is the build that drives an execution
/// client, where that is another one; `others` tells the generation of published images whose tags
/// do not.
public record ClientImages(
    Map<String, String> byGeneration, Optional<String> paired, Map<String, String> others) {
  public ClientImages {
    byGeneration = Collections.unmodifiableMap(new TreeMap<>(byGeneration));
    others = Collections.unmodifiableMap(new TreeMap<>(others));
  }

  /// The image to run in a generation.
  public Optional<String> of(String generation) {
    return Optional.ofNullable(byGeneration.get(generation))
        .or(() -> Optional.ofNullable(byGeneration.get(ClientDescription.ANY_GENERATION)));
  }

  /// The generations that an image is known to serve; empty when nothing is known of it.
  public Set<String> generations(String image) {
    Set<String> generations = new TreeSet<>();
    byGeneration.forEach((generation, known) -> {
      if (known.equals(image) && !generation.equals(ClientDescription.ANY_GENERATION)) {
        generations.add(generation);
      }
    });
    Optional.ofNullable(others.get(image)).ifPresent(generations::add);
    return generations;
  }
}
