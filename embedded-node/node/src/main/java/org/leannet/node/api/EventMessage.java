package org.leannet.node.api;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.leannet.consensus.containers.Checkpoint;
import org.leannet.node.core.port.Notice;
import org.leannet.ssz.Bits;
import org.leannet.ssz.Root;

/// An event of the stream: its topic and its JSON.
record EventMessage(String topic, String json) {
  static final Set<String> TOPICS =
      Set.of(
          "head",
          "block",
          "justified_checkpoint",
          "finalized_checkpoint",
          "block_gossip",
          "attestation",
          "aggregate");

  /// A head further behind the clock is history being caught up with.
  private static final long HEAD_SLOTS = 32;

  private record At(long slot, Root block) {}

  private record AtState(long slot, Root block, Root state) {}

  private record Attestation(long validatorId, Bodies.Data data) {}

  private record Aggregate(List<Integer> participants, Bodies.Data data) {}

  /// The event for something the core tells, if there is one.
  static Optional<EventMessage> of(Notice notice, long slot) {
    return switch (notice) {
      case Notice.HeadChanged(var head, var state, _) ->
          head.slot() + HEAD_SLOTS >= slot ? message("head", at(head, state)) : Optional.empty();
      case Notice.BlockImported(var block, _, _) -> message("block", at(block));
      case Notice.Justified(var checkpoint, var state) ->
          message("justified_checkpoint", at(checkpoint, state));
      case Notice.Finalized(var checkpoint, var state) ->
          message("finalized_checkpoint", at(checkpoint, state));
      case Notice.BlockHeard(var block) -> message("block_gossip", at(block));
      case Notice.AttestationAccepted(long validator, var data) ->
          message("attestation", new Attestation(validator, Bodies.Data.of(data)));
      case Notice.AggregateAccepted(var participants, var data) ->
          message("aggregate", new Aggregate(indices(participants), Bodies.Data.of(data)));
      case Notice.BlockRefused _,
          Notice.Proposed _,
          Notice.Attested _,
          Notice.DutyMissed _,
          Notice.Aggregated _,
          Notice.SyncChanged _,
          Notice.PeerBlamed _,
          Notice.TimeSkipped _ ->
          Optional.empty();
    };
  }

  private static Optional<EventMessage> message(String topic, Object body) {
    return Optional.of(new EventMessage(topic, Json.write(body)));
  }

  private static At at(Checkpoint block) {
    return new At(block.slot(), block.root());
  }

  private static AtState at(Checkpoint block, Root state) {
    return new AtState(block.slot(), block.root(), state);
  }

  private static List<Integer> indices(Bits bits) {
    List<Integer> all = new ArrayList<>();
    for (int index : bits.indices()) {
      all.add(index);
    }
    return all;
  }
}
