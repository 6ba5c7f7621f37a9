package org.leannet.node.vectors;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.leannet.consensus.Genesis;
import org.leannet.consensus.containers.Block;
import org.leannet.consensus.containers.BlockBody;
import org.leannet.consensus.containers.MultiMessageAggregate;
import org.leannet.consensus.containers.SignedBlock;
import org.leannet.consensus.containers.State;
import org.leannet.consensus.containers.Validator;
import org.leannet.consensus.containers.Validators;
import org.leannet.consensus.transition.StateTransition;
import org.leannet.node.core.port.StoredBlock;
import org.leannet.ssz.Bytes;
import org.leannet.ssz.Root;
import org.leannet.ssz.SszException;
import org.leannet.ssz.VectorFiles;

/// The chain the vectors speak of: the reference's validators, and blocks without votes.
final class ReferenceChain {
  private final List<Validator> validators;
  private final long genesisTime;

  /// @param validators how many of the reference's key set
  ReferenceChain(int validators, long genesisTime) throws IOException, SszException {
    this.validators = keySet().subList(0, validators);
    this.genesisTime = genesisTime;
  }

  /// The reference's validators are the same in every vector; the longest list serves for all.
  private static List<Validator> keySet() throws IOException, SszException {
    List<Validator> longest = List.of();
    List<JsonNode> vectors = new ArrayList<>(VectorFiles.all("sync"));
    vectors.addAll(VectorFiles.all("api_endpoint"));
    for (JsonNode vector : vectors) {
      String ssz = vector.path("output").path("stateBytes").asText();
      if (ssz.isEmpty()) {
        ssz = vector.path("expectedBody").asText();
      }
      boolean state = vector.has("output") || vector.path("endpoint").asText().contains("states");
      if (state && ssz.startsWith("0x")) {
        Validators found = State.SSZ.decode(Bytes.fromHex(ssz).toArray()).validators();
        longest = found.size() > longest.size() ? List.copyOf(found) : longest;
      }
    }
    return longest;
  }

  List<Validator> validators() {
    return validators;
  }

  /// The block of a slot, all slots up to it having one, and the state after it.
  StoredBlock at(long slot) {
    State state = Genesis.state(genesisTime, validators);
    Block block = Genesis.block(state);
    for (long next = 1; next <= slot; next++) {
      Block unsealed =
          new Block(next, next % validators.size(), block.root(), Root.ZERO, BlockBody.EMPTY);
      state =
          StateTransition.processSlots(state, next)
              .then(pre -> StateTransition.processBlock(pre, unsealed))
              .accepted()
              .orElseThrow();
      block = unsealed.withStateRoot(state.root());
    }
    return new StoredBlock(
        block.root(), new SignedBlock(block, MultiMessageAggregate.EMPTY), state);
  }
}
