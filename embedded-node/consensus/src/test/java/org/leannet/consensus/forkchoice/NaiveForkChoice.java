package org.leannet.consensus.forkchoice;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.leannet.consensus.containers.AttestationData;
import org.leannet.consensus.containers.Block;
import org.leannet.consensus.containers.SingleMessageAggregate;
import org.leannet.ssz.Root;

/// The specification's fork choice word for word: one vote at a time, one block at a time.
final class NaiveForkChoice {

  final Map<Root, Block> blocks = new LinkedHashMap<>();
  final Map<AttestationData, List<SingleMessageAggregate>> pool = new LinkedHashMap<>();

  Map<Integer, AttestationData> latestVotes(long finalizedSlot) {
    Map<Integer, AttestationData> votes = new HashMap<>();
    pool.forEach((data, proofs) -> {
      if (data.head().slot() > finalizedSlot) {
        for (SingleMessageAggregate proof : proofs) {
          for (int validator : proof.participants().indices()) {
            AttestationData stored = votes.get(validator);
            if (stored == null || stored.slot() < data.slot()) {
              votes.put(validator, data);
            }
          }
        }
      }
    });
    return votes;
  }

  Map<Root, Long> weights(long finalizedSlot, long startSlot) {
    Map<Root, Long> weights = new HashMap<>();
    for (AttestationData vote : latestVotes(finalizedSlot).values()) {
      Root root = vote.head().root();
      while (slot(root) > startSlot) {
        weights.merge(root, 1L, Long::sum);
        root = block(root).parentRoot();
      }
    }
    return weights;
  }

  Root ghost(Root start, long finalizedSlot, long least) {
    Map<Root, Long> weights = weights(finalizedSlot, slot(start));
    Root head = start;
    while (true) {
      List<Root> children = new ArrayList<>();
      for (Map.Entry<Root, Block> entry : blocks.entrySet()) {
        boolean child = entry.getValue().parentRoot().equals(head);
        if (child && weights.getOrDefault(entry.getKey(), 0L) >= least) {
          children.add(entry.getKey());
        }
      }
      if (children.isEmpty()) {
        return head;
      }
      children.sort((a, b) -> {
        int order = Long.compare(weights.getOrDefault(b, 0L), weights.getOrDefault(a, 0L));
        return order != 0 ? order : b.compareTo(a);
      });
      head = children.getFirst();
    }
  }

  /// -1 for a block that is not known.
  private long slot(Root root) {
    return blocks.containsKey(root) ? block(root).slot() : -1;
  }

  private Block block(Root root) {
    Block block = blocks.get(root);
    if (block == null) {
      throw new IllegalStateException("no block " + root);
    }
    return block;
  }
}
