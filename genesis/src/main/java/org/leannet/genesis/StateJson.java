package org.leannet.genesis;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import org.leannet.consensus.containers.BlockHeader;
import org.leannet.consensus.containers.Checkpoint;
import org.leannet.consensus.containers.State;
import org.leannet.genesis.json.JsonText;

/// A state at slot 0 as JSON: the container's fields in order, roots and keys as `0x` hex.
final class StateJson {

  private StateJson() {}

  /// @param state its empty lists and header; the registry comes from `validators`
  static String render(State state, KeyLayout layout, List<ValidatorKeys> validators) {
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    json.putObject("config").put("genesis_time", state.config().genesisTime());
    json.put("slot", state.slot());
    header(state.latestBlockHeader(), json.putObject("latest_block_header"));
    checkpoint(state.latestJustified(), json.putObject("latest_justified"));
    checkpoint(state.latestFinalized(), json.putObject("latest_finalized"));
    json.putArray("historical_block_hashes");
    json.putArray("justified_slots");
    ArrayNode entries = json.putArray("validators");
    for (ValidatorKeys validator : validators) {
      entry(layout, validator, entries.addObject());
    }
    json.putArray("justifications_roots");
    json.putArray("justifications_validators");
    return JsonText.of(json);
  }

  private static void header(BlockHeader header, ObjectNode json) {
    json.put("slot", header.slot());
    json.put("proposer_index", header.proposerIndex());
    json.put("parent_root", header.parentRoot().hex());
    json.put("state_root", header.stateRoot().hex());
    json.put("body_root", header.bodyRoot().hex());
  }

  private static void checkpoint(Checkpoint checkpoint, ObjectNode json) {
    json.put("root", checkpoint.root().hex());
    json.put("slot", checkpoint.slot());
  }

  private static void entry(KeyLayout layout, ValidatorKeys validator, ObjectNode json) {
    switch (layout) {
      case DUAL -> {
        json.put(Dialect.QUICKSTART.attestation(), validator.first().hex());
        json.put(Dialect.QUICKSTART.proposal(), validator.last().hex());
      }
      case SINGLE -> json.put("pubkey", validator.first().hex());
    }
    json.put("index", validator.index());
  }
}
