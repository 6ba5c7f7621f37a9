package org.leannet.node.vectors;

import java.util.stream.Collectors;
import org.leannet.consensus.containers.BlockBody;
import org.leannet.consensus.containers.State;
import org.leannet.ssz.Root;

/// Containers without history or votes, as the vectors write them.
public final class FixtureTexts {
  private FixtureTexts() {}

  /// A state at genesis.
  public static String state(State genesis) {
    String validators =
        genesis.validators().stream()
            .map(each ->
                """
                {"attestationPublicKey": "%s", "proposalPublicKey": "%s", "index": %d}\
                """
                    .formatted(
                        each.attestationPublicKey().hex(),
                        each.proposalPublicKey().hex(),
                        each.index()))
            .collect(Collectors.joining(","));
    return """
    {"config": {"genesisTime": %4$d}, "slot": 0,
     "latestBlockHeader": {"slot": 0, "proposerIndex": 0, "parentRoot": "%1$s",
       "stateRoot": "%1$s", "bodyRoot": "%2$s"},
     "latestJustified": {"root": "%1$s", "slot": 0},
     "latestFinalized": {"root": "%1$s", "slot": 0},
     "historicalBlockHashes": {"data": []}, "justifiedSlots": {"data": []},
     "validators": {"data": [%3$s]},
     "justificationsRoots": {"data": []}, "justificationsValidators": {"data": []}}\
    """
        .formatted(
            Root.ZERO.hex(),
            BlockBody.EMPTY.root().hex(),
            validators,
            genesis.config().genesisTime());
  }

  /// A block on nothing.
  public static String block(long slot, Root stateRoot) {
    return """
    {"slot": %s, "proposerIndex": 0, "parentRoot": "%s", "stateRoot": "%s",
     "body": {"attestations": {"data": []}}}\
    """
        .formatted(Long.toUnsignedString(slot), Root.ZERO.hex(), stateRoot.hex());
  }
}
