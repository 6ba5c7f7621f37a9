package org.leannet.clients;

import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/// One client as the catalogue knows it. `refusals` tells why a Lean client cannot take part in a
/// generation, or an execution client not run a fork.
public record ClientDescription(
    String name,
    ClientKind kind,
    ClientImages images,
    Capabilities capabilities,
    Map<String, String> refusals,
    boolean builtIn,
    LaunchTemplate launch,
    Surroundings surroundings) {
  /// The key of an image, or of a command line, that serves every generation.
  public static final String ANY_GENERATION = "any";

  /// What a client finds around it and listens on.
  public record Surroundings(
      Paths paths, Dialect dialect, Listening listening, ContainerNeeds container) {}

  public ClientDescription {
    refusals = Collections.unmodifiableMap(new TreeMap<>(refusals));
  }

  /// The image to run in a generation, for a node with or without an execution client.
  public Optional<String> image(String generation, boolean paired) {
    if (paired && images.paired().isPresent()) {
      return images.paired();
    }
    return images.of(generation);
  }

  /// Why the client cannot take part in a generation, or run a fork; empty when it can.
  public Optional<String> refusal(String generationOrFork) {
    return Optional.ofNullable(refusals.get(generationOrFork));
  }

  /// Whether a validator has a single key there, where others have one for votes and one for
  /// blocks.
  public boolean hasSingleKeys(String generation) {
    return capabilities.singleKeys().contains(generation);
  }
}
