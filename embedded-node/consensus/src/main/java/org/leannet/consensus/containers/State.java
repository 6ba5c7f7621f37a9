package org.leannet.consensus.containers;

import java.util.List;
import org.leannet.ssz.Bits;
import org.leannet.ssz.Codec;
import org.leannet.ssz.Codecs;
import org.leannet.ssz.Container;
import org.leannet.ssz.Root;

/// The chain's state after a slot. The state root of its latest header is zero until the next slot.
///
/// Bit `i` of the justified slots stands for slot `i + 1` behind the finalized one.
public record State(
    GenesisConfig config,
    long slot,
    BlockHeader latestBlockHeader,
    Checkpoint latestJustified,
    Checkpoint latestFinalized,
    History historicalBlockHashes,
    Bits justifiedSlots,
    Validators validators,
    Justifications justifications) {

  public static final Codec<State> SSZ =
      Container.of(
          v ->
              new State(
                  v.next(),
                  v.next(),
                  v.next(),
                  v.next(),
                  v.next(),
                  v.next(),
                  v.next(),
                  v.next(),
                  new Justifications(v.next(), v.next())),
          Container.field("config", GenesisConfig.SSZ, State::config),
          Container.field("slot", Codecs.UINT64, State::slot),
          Container.field("latest_block_header", BlockHeader.SSZ, State::latestBlockHeader),
          Container.field("latest_justified", Checkpoint.SSZ, State::latestJustified),
          Container.field("latest_finalized", Checkpoint.SSZ, State::latestFinalized),
          Container.field("historical_block_hashes", History.SSZ, State::historicalBlockHashes),
          Container.field(
              "justified_slots", Codecs.bitlist(Limits.HISTORICAL_ROOTS), State::justifiedSlots),
          Container.field("validators", Validators.SSZ, State::validators),
          Container.field(
              "justifications_roots",
              Codecs.list(Root.SSZ, Limits.HISTORICAL_ROOTS),
              State::justificationsRoots),
          Container.field(
              "justifications_validators",
              Codecs.bitlist(Limits.JUSTIFICATION_VOTES),
              State::justificationsValidators));

  public List<Root> justificationsRoots() {
    return justifications.roots();
  }

  public Bits justificationsValidators() {
    return justifications.validators();
  }

  public Root root() {
    return SSZ.hashTreeRoot(this);
  }

  /// The same state one or more empty slots later.
  public State atSlot(long later, BlockHeader header) {
    return new State(
        config,
        later,
        header,
        latestJustified,
        latestFinalized,
        historicalBlockHashes,
        justifiedSlots,
        validators,
        justifications);
  }
}
