package org.leannet.node;

import java.util.HashSet;
import java.util.Set;
import org.leannet.node.core.port.CoreView;
import org.leannet.node.core.port.Notice;
import org.leannet.p2p.transport.ConnectionEvent;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// What a node tells its operator: one line a slot, and what is worth a line of its own.
final class SlotLog {
  /// The interval of a slot in which its line is written, when its votes are in.
  static final int INTERVAL = 4;

  private static final Logger LOG = LoggerFactory.getLogger("leannet");
  private static final int SHORT_ROOT = 10;

  void slot(long slot, CoreView view) {
    LOG.info(
        "slot {} | head {} {} | justified {} | finalized {} | peers {} | votes {}/{}{}",
        Long.toUnsignedString(slot),
        Long.toUnsignedString(view.head().slot()),
        view.head().root().hex().substring(0, SHORT_ROOT),
        Long.toUnsignedString(view.justified().slot()),
        Long.toUnsignedString(view.finalized().slot()),
        view.sync().peers(),
        voters(slot, view),
        view.headState().validators().size(),
        switch (view.sync().state()) {
          case IDLE -> " | idle, no peers";
          case SYNCING -> " | syncing";
          case SYNCED -> "";
        });
  }

  /// How many validators' votes of a slot are known here.
  private static int voters(long slot, CoreView view) {
    Set<Integer> voters = new HashSet<>();
    var pools = view.store().pools();
    pools
        .signatures()
        .forEach((data, validators) -> {
          if (data.slot() == slot) {
            voters.addAll(validators);
          }
        });
    for (var pool : java.util.List.of(pools.pending(), pools.known())) {
      pool.forEach((data, proofs) -> {
        if (data.slot() == slot) {
          proofs.forEach(bits -> {
            for (var index : bits.indices()) {
              voters.add(index);
            }
          });
        }
      });
    }
    return voters.size();
  }

  void told(Notice notice) {
    switch (notice) {
      case Notice.Finalized(var checkpoint, _) ->
          LOG.info(
              "finalized slot {} {}",
              Long.toUnsignedString(checkpoint.slot()),
              checkpoint.root().hex());
      case Notice.HeadChanged(var head, _, int depth) when depth > 0 ->
          LOG.warn(
              "reorganisation: {} blocks left for the head at slot {}",
              depth,
              Long.toUnsignedString(head.slot()));
      case Notice.BlockRefused(var block, String reason) ->
          LOG.warn("block of slot {} refused: {}", Long.toUnsignedString(block.slot()), reason);
      case Notice.Proposed(var block, long validator, int votes) ->
          LOG.info(
              "validator {} proposed the block of slot {} with {} votes",
              validator,
              Long.toUnsignedString(block.slot()),
              votes);
      case Notice.DutyMissed(long slot, String duty, String reason) ->
          LOG.warn("duty missed: {} in slot {}: {}", duty, Long.toUnsignedString(slot), reason);
      case Notice.SyncChanged(var from, var to) -> LOG.info("sync: {} after {}", to, from);
      case Notice.PeerBlamed(var peer, String reason) -> LOG.info("peer {}: {}", peer, reason);
      case Notice.TimeSkipped(long intervals) ->
          LOG.warn("the clock jumped: {} intervals were skipped", intervals);
      case Notice.HeadChanged _,
          Notice.BlockImported _,
          Notice.Justified _,
          Notice.BlockHeard _,
          Notice.AttestationAccepted _,
          Notice.AggregateAccepted _,
          Notice.Attested _,
          Notice.Aggregated _ ->
          LOG.debug("{}", notice);
    }
  }

  void connection(ConnectionEvent event) {
    switch (event) {
      case ConnectionEvent.Connected(var peer, var direction, _, var address) ->
          LOG.info("peer {} connected ({}, {})", peer, direction, address);
      case ConnectionEvent.Disconnected(var peer, _, _, String reason) ->
          LOG.info("peer {} gone: {}", peer, reason);
    }
  }
}
