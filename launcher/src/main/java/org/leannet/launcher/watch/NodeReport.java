package org.leannet.launcher.watch;

import java.util.Optional;
import java.util.OptionalLong;

/// What one node said of itself in one poll. Published clients may serve one half only.
public record NodeReport(Optional<ForkChoiceReport> forkChoice, Optional<MetricsReport> metrics) {
  /// A node that said nothing.
  public static final NodeReport SILENCE = new NodeReport(Optional.empty(), Optional.empty());

  /// Whether the node answered at all.
  public boolean answered() {
    return forkChoice.isPresent() || metrics.isPresent();
  }

  /// The head's slot; the metrics' where the fork choice does not tell.
  public OptionalLong head() {
    var slot = forkChoice.map(ForkChoiceReport::headSlot).orElse(OptionalLong.empty());
    return slot.isPresent() ? slot : metrics.map(MetricsReport::head).orElse(OptionalLong.empty());
  }

  /// The latest justified slot.
  public OptionalLong justified() {
    return forkChoice
        .map(f -> OptionalLong.of(f.justified().slot()))
        .orElseGet(() -> metrics.map(MetricsReport::justified).orElse(OptionalLong.empty()));
  }

  /// The latest finalized slot.
  public OptionalLong finalized() {
    return forkChoice
        .map(f -> OptionalLong.of(f.finalized().slot()))
        .orElseGet(() -> metrics.map(MetricsReport::finalized).orElse(OptionalLong.empty()));
  }

  /// How many peers it is connected to.
  public OptionalLong peers() {
    return metrics.map(MetricsReport::peers).orElse(OptionalLong.empty());
  }

  /// This report, with the older metrics where it has none of its own.
  NodeReport orMetricsOf(NodeReport older) {
    return metrics.isPresent() ? this : new NodeReport(forkChoice, older.metrics());
  }
}
