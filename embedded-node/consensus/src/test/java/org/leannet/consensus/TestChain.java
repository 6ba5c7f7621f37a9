package org.leannet.consensus;

import java.util.List;
import java.util.stream.IntStream;
import org.leannet.consensus.containers.AggregatedAttestation;
import org.leannet.consensus.containers.AttestationData;
import org.leannet.consensus.containers.Block;
import org.leannet.consensus.containers.BlockBody;
import org.leannet.consensus.containers.Checkpoint;
import org.leannet.consensus.containers.State;
import org.leannet.consensus.containers.Validator;
import org.leannet.consensus.transition.StateTransition;
import org.leannet.ssz.Bits;
import org.leannet.ssz.Bytes;
import org.leannet.ssz.Root;

/// Chains for tests that care for rules and not for signatures.
public final class TestChain {

  private TestChain() {}

  /// A genesis state with `count` validators whose keys are their numbers.
  public static State genesis(int count) {
    return Genesis.state(
        1_700_000_000, IntStream.range(0, count).mapToObj(TestChain::validator).toList());
  }

  private static Validator validator(int index) {
    byte[] key = new byte[Validator.PUBLIC_KEY_LENGTH];
    key[0] = (byte) index;
    key[1] = (byte) (index >> 8);
    Bytes attestation = Bytes.of(key);
    key[2] = 1;
    return new Validator(attestation, Bytes.of(key), index);
  }

  /// The root of the block whose state this is.
  public static Root headOf(State post) {
    return post.latestBlockHeader().withStateRoot(post.root()).root();
  }

  /// A block with these votes that every rule accepts, whatever the votes are.
  public static Block block(State parent, long slot, List<AggregatedAttestation> votes) {
    Block open =
        new Block(
            slot,
            Long.remainderUnsigned(slot, parent.validators().size()),
            headOf(parent),
            Root.ZERO,
            new BlockBody(votes));
    State post =
        StateTransition.processSlots(parent, slot)
            .then(state -> StateTransition.processBlock(state, open))
            .accepted()
            .orElseThrow();
    return open.withStateRoot(post.root());
  }

  /// The state after a block that must be valid.
  public static State after(State parent, Block block) {
    return StateTransition.apply(parent, block).accepted().orElseThrow();
  }

  /// A vote of the first `voters` validators for the block whose state this is, from the state's
  /// justified checkpoint.
  public static AggregatedAttestation vote(State post, int voters) {
    Checkpoint head = new Checkpoint(headOf(post), post.slot());
    Checkpoint justified = post.latestJustified();
    Checkpoint source = justified.root().isZero() ? head : justified;
    return new AggregatedAttestation(
        Bits.ofIndices(voters, IntStream.range(0, voters).toArray()),
        new AttestationData(post.slot(), head, head, source));
  }
}
