package org.leannet.consensus.vectors;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.leannet.consensus.containers.AttestationData;
import org.leannet.consensus.forkchoice.Snapshot;
import org.leannet.consensus.forkchoice.Snapshot.BlockView;
import org.leannet.ssz.Bits;
import org.leannet.ssz.Root;

/// Compares a store with the snapshot that a vector gives after a step.
record StoreComparison(Snapshot store, String step) {

  void with(JsonNode expected, Set<ExemptSteps.Part> exempt) {
    compare("time", store.time(), ContainerJson.uint(expected.get("time")));
    compare("head", store.head(), ContainerJson.root(expected.get("headRoot")));
    compare("safe target", store.safeTarget(), ContainerJson.root(expected.get("safeTargetRoot")));
    compare(
        "justified", store.justified(), ContainerJson.checkpoint(expected.get("latestJustified")));
    compare(
        "finalized", store.finalized(), ContainerJson.checkpoint(expected.get("latestFinalized")));
    compare(
        "blocks",
        store.blocks().stream().map(BlockView::root).sorted().toList(),
        ContainerJson.list(expected.get("blockRoots"), ContainerJson::root));
    if (!exempt.contains(ExemptSteps.Part.WEIGHTS)) {
      compare("weights", weights(), weights(expected.get("blockWeights")));
    }
    compare(
        "signatures",
        byRoot(store.pools().signatures(), List::copyOf),
        byRoot(expected.get("attestationSignatures"), "validatorIndices", StoreComparison::sorted));
    compare(
        "pending",
        byRoot(store.pools().pending(), StoreComparison::sets),
        byRoot(expected.get("newAggregatedPayloads"), "participantSets", StoreComparison::sets));
    if (!exempt.contains(ExemptSteps.Part.KNOWN_POOL)) {
      compare(
          "known",
          byRoot(store.pools().known(), StoreComparison::sets),
          byRoot(
              expected.get("knownAggregatedPayloads"), "participantSets", StoreComparison::sets));
    }
  }

  private void compare(String what, Object actual, Object expected) {
    assertThat(actual).as("%s: %s", step, what).isEqualTo(expected);
  }

  private Map<Root, Long> weights() {
    Map<Root, Long> weights = new HashMap<>();
    for (BlockView block : store.blocks()) {
      if (Long.compareUnsigned(block.slot(), store.finalized().slot()) > 0) {
        weights.put(block.root(), block.weight());
      }
    }
    return weights;
  }

  private static Map<Root, Long> weights(JsonNode node) {
    Map<Root, Long> weights = new HashMap<>();
    node.forEach(entry ->
        weights.put(
            ContainerJson.root(entry.get("root")), ContainerJson.uint(entry.get("weight"))));
    return weights;
  }

  private static <V> Map<Root, Object> byRoot(
      Map<AttestationData, V> pool, Function<V, Object> view) {
    Map<Root, Object> byRoot = new HashMap<>();
    pool.forEach((data, value) -> byRoot.put(data.root(), view.apply(value)));
    return byRoot;
  }

  private static Map<Root, Object> byRoot(
      JsonNode pool, String field, Function<JsonNode, Object> view) {
    Map<Root, Object> byRoot = new HashMap<>();
    pool.forEach(entry ->
        byRoot.put(ContainerJson.root(entry.get("dataRoot")), view.apply(entry.get(field))));
    return byRoot;
  }

  private static Object sets(List<Bits> proofs) {
    return inOrder(
        proofs.stream().map(bits -> Arrays.stream(bits.indices()).boxed().toList()).toList());
  }

  private static Object sets(JsonNode proofs) {
    List<List<Integer>> sets = new ArrayList<>();
    proofs.forEach(set -> sets.add(sorted(set)));
    return inOrder(sets);
  }

  private static List<Integer> sorted(JsonNode set) {
    List<Integer> indices = new ArrayList<>();
    set.forEach(index -> indices.add(index.asInt()));
    return indices.stream().sorted().toList();
  }

  private static Object inOrder(Collection<List<Integer>> sets) {
    return sets.stream().map(List::toString).sorted().toList();
  }
}
