package org.leannet.genesis;

import java.util.List;
import org.leannet.consensus.Genesis;
import org.leannet.consensus.containers.Block;
import org.leannet.consensus.containers.BlockBody;
import org.leannet.consensus.containers.State;
import org.leannet.consensus.containers.Validator;
import org.leannet.ssz.Root;

/// The state at slot 0, as `genesis.ssz` and `genesis.json` hold it.
record GenesisState(GenesisSpec spec, List<ValidatorKeys> validators, long genesisTime) {

  GenesisState {
    validators = List.copyOf(validators);
  }

  byte[] ssz() {
    return switch (spec.layout()) {
      case DUAL -> State.SSZ.encode(state());
      case SINGLE -> SingleKeyState.SSZ.encode(SingleKeyState.of(withoutValidators(), validators));
    };
  }

  String json() {
    return StateJson.render(withoutValidators(), spec.layout(), validators);
  }

  /// The root of the block that all later ones descend from.
  Root blockRoot() {
    Root stateRoot =
        switch (spec.layout()) {
          case DUAL -> state().root();
          case SINGLE ->
              SingleKeyState.SSZ.hashTreeRoot(SingleKeyState.of(withoutValidators(), validators));
        };
    return new Block(0, 0, Root.ZERO, stateRoot, BlockBody.EMPTY).root();
  }

  private State withoutValidators() {
    return Genesis.state(genesisTime, List.of());
  }

  private State state() {
    return Genesis.state(
        genesisTime,
        validators.stream().map(v -> new Validator(v.first(), v.last(), v.index())).toList());
  }
}
