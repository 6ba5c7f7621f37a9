package org.leannet.genesis;

import java.util.List;
import org.leannet.consensus.containers.BlockHeader;
import org.leannet.consensus.containers.Checkpoint;
import org.leannet.consensus.containers.GenesisConfig;
import org.leannet.consensus.containers.State;
import org.leannet.ssz.Bits;
import org.leannet.ssz.Bytes;
import org.leannet.ssz.Codec;
import org.leannet.ssz.Codecs;
import org.leannet.ssz.Container;
import org.leannet.ssz.Root;

/// The state of devnet3 at slot 0, when a validator had one key: today's but for the registry's
/// entries.
record SingleKeyState(
    GenesisConfig config, BlockHeader latestBlockHeader, Checkpoint none, List<Entry> validators) {

  private static final long HISTORY_LIMIT = 1L << 18;
  private static final long VOTE_LIMIT = 1L << 30;

  record Entry(Bytes pubkey, long index) {
    static final Codec<Entry> SSZ =
        Container.of(
            v -> new Entry(v.next(), v.next()),
            Container.field("pubkey", Codecs.bytes(ValidatorKeys.LENGTH), Entry::pubkey),
            Container.field("index", Codecs.UINT64, Entry::index));
  }

  /// Fields that are empty at slot 0 are written as such and not kept.
  static final Codec<SingleKeyState> SSZ =
      Container.of(
          v -> {
            GenesisConfig config = v.next();
            Long slot = v.next();
            requireEmpty(slot == 0);
            BlockHeader header = v.next();
            Checkpoint justified = v.next();
            Checkpoint finalized = v.next();
            requireEmpty(justified.equals(finalized));
            List<Root> history = v.next();
            Bits justifiedSlots = v.next();
            List<Entry> validators = v.next();
            List<Root> roots = v.next();
            Bits votes = v.next();
            requireEmpty(history.isEmpty() && roots.isEmpty());
            requireEmpty(justifiedSlots.length() == 0 && votes.length() == 0);
            return new SingleKeyState(config, header, justified, validators);
          },
          Container.field("config", GenesisConfig.SSZ, SingleKeyState::config),
          Container.field("slot", Codecs.UINT64, state -> 0L),
          Container.field(
              "latest_block_header", BlockHeader.SSZ, SingleKeyState::latestBlockHeader),
          Container.field("latest_justified", Checkpoint.SSZ, SingleKeyState::none),
          Container.field("latest_finalized", Checkpoint.SSZ, SingleKeyState::none),
          Container.field(
              "historical_block_hashes", Codecs.list(Root.SSZ, HISTORY_LIMIT), state -> List.of()),
          Container.field("justified_slots", Codecs.bitlist(HISTORY_LIMIT), state -> Bits.EMPTY),
          Container.field(
              "validators",
              Codecs.list(Entry.SSZ, SpecCheck.VALIDATOR_LIMIT),
              SingleKeyState::validators),
          Container.field(
              "justifications_roots", Codecs.list(Root.SSZ, HISTORY_LIMIT), state -> List.of()),
          Container.field(
              "justifications_validators", Codecs.bitlist(VOTE_LIMIT), state -> Bits.EMPTY));

  static SingleKeyState of(State empty, List<ValidatorKeys> validators) {
    return new SingleKeyState(
        empty.config(),
        empty.latestBlockHeader(),
        empty.latestJustified(),
        validators.stream().map(v -> new Entry(v.first(), v.index())).toList());
  }

  private static void requireEmpty(boolean empty) {
    if (!empty) {
      throw new IllegalArgumentException("not a state at slot 0");
    }
  }
}
