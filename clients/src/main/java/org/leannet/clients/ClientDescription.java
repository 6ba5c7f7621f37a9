package org.leannet.clients;

import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/// One client as the catalogue knows it. `images` has the image of each devnet generation, and
/// under [#ANY_GENERATION] one for all; `pairedImage` is the build that drives an execution client,
/// where that is another one; `refusals` tells why the client cannot take part in a generation.
public record ClientDescription(
    String name,
    ClientKind kind,
    Map<String, String> images,
    Optional<String> pairedImage,
    Capabilities capabilities,
    Map<String, String> refusals,
    boolean builtIn) {
  /// The key of an image that serves every generation.
  public static final String ANY_GENERATION = "any";

  public ClientDescription {
    images = Collections.unmodifiableMap(new TreeMap<>(images));
    refusals = Collections.unmodifiableMap(new TreeMap<>(refusals));
  }

  /// The image to run in a generation, for a node with or without an execution client.
  public Optional<String> image(String generation, boolean paired) {
    if (paired && pairedImage.isPresent()) {
      return pairedImage;
    }
    return Optional.ofNullable(images.get(generation))
        .or(() -> Optional.ofNullable(images.get(ANY_GENERATION)));
  }

  /// Why the client cannot take part in a generation; empty when it can.
  public Optional<String> refusal(String generation) {
    return Optional.ofNullable(refusals.get(generation));
  }
}
