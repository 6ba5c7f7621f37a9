package org.leannet.launcher.probe;

import java.util.Optional;
import java.util.OptionalLong;

/// What a node said of itself. Empty where it did not answer, or did not know.
public record NodeReading(Optional<ForkChoice> forkChoice, OptionalLong peers) {
  /// A node that does not answer.
  public static final NodeReading UNREACHABLE =
      new NodeReading(Optional.empty(), OptionalLong.empty());

  /// The three checkpoints a person follows.
  public record ForkChoice(
      String headRoot, OptionalLong headSlot, long justifiedSlot, long finalizedSlot) {}

  /// The head's slot, when known.
  public OptionalLong head() {
    return forkChoice.map(ForkChoice::headSlot).orElse(OptionalLong.empty());
  }

  /// The latest justified slot, when known.
  public OptionalLong justified() {
    return forkChoice.map(f -> OptionalLong.of(f.justifiedSlot())).orElse(OptionalLong.empty());
  }

  /// The latest finalized slot, when known.
  public OptionalLong finalized() {
    return forkChoice.map(f -> OptionalLong.of(f.finalizedSlot())).orElse(OptionalLong.empty());
  }
}
