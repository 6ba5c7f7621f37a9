package org.leannet.consensus.vectors;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;

/// Ten steps whose votes are not in the files: the generator also counts votes that were written
/// for a block but left out of it. There the pool of counting votes, and mostly the weights, cannot
/// be reached by anyone who reads the files.
final class ExemptSteps {

  enum Part {
    WEIGHTS,
    KNOWN_POOL
  }

  private static final Map<String, Set<Integer>> WEIGHTS_TOO =
      Map.of(
          "test_attestation_target_justifiable_constraint", Set.of(9, 10, 11, 12, 13, 14),
          "test_fork_above_finalized_wins_at_or_below_loses", Set.of(8),
          "test_heavier_fork_below_finalized_slot_never_wins", Set.of(8));

  private static final Map<String, Set<Integer>> POOL_ONLY =
      Map.of("test_post_anchor_votes_can_finalize_above_anchor", Set.of(0, 1));

  private ExemptSteps() {}

  static Set<Part> of(String test, int step) {
    Set<Part> exempt = EnumSet.noneOf(Part.class);
    if (WEIGHTS_TOO.getOrDefault(test, Set.of()).contains(step)) {
      exempt.addAll(EnumSet.allOf(Part.class));
    }
    if (POOL_ONLY.getOrDefault(test, Set.of()).contains(step)) {
      exempt.add(Part.KNOWN_POOL);
    }
    return exempt;
  }

  /// The name of the test function that a vector was made by.
  static String testName(JsonNode vector) {
    String id = vector.get("_info").get("testId").asText();
    String function = id.substring(id.indexOf("::") + 2);
    return function.contains("[") ? function.substring(0, function.indexOf('[')) : function;
  }
}
