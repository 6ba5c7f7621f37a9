package org.leannet.consensus.production;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.leannet.consensus.Genesis;
import org.leannet.consensus.Keys;
import org.leannet.consensus.RejectionReason;
import org.leannet.consensus.Rules;
import org.leannet.consensus.TestChain;
import org.leannet.consensus.containers.AggregatedAttestation;
import org.leannet.consensus.containers.AttestationData;
import org.leannet.consensus.containers.SingleMessageAggregate;
import org.leannet.consensus.containers.State;
import org.leannet.consensus.proofs.Component;
import org.leannet.consensus.proofs.KeySignature;
import org.leannet.consensus.proofs.Message;
import org.leannet.consensus.proofs.Part;
import org.leannet.consensus.proofs.ProofException;
import org.leannet.consensus.proofs.ProofSystem;
import org.leannet.consensus.proofs.TransparentProofs;
import org.leannet.ssz.Bits;
import org.leannet.ssz.Bytes;
import org.leannet.ssz.Root;

/// Blocks are as full as their proofs allow.
class BlockProposalTest {

  private static final Keys KEYS = Keys.of(4);
  private static final ProofSystem PROOFS = new TransparentProofs(Keys.XMSS);

  private final State parent = afterFirstBlock();
  private final AttestationData data = TestChain.vote(parent, 4).data();

  /// Transparent proofs on a wire with room for so many signatures in a block.
  private record Narrow(int room, boolean joins) implements ProofSystem {

    @Override
    public Bytes aggregate(List<Part> children, List<KeySignature> signatures, Message message)
        throws ProofException {
      if (!joins && children.size() > 1) {
        throw new ProofException("these proofs do not join");
      }
      return PROOFS.aggregate(children, signatures, message);
    }

    @Override
    public boolean verifySingle(Component expected, Bytes proof) {
      return PROOFS.verifySingle(expected, proof);
    }

    @Override
    public Bytes merge(List<Part> parts) throws ProofException {
      return PROOFS.merge(parts);
    }

    @Override
    public Bytes split(List<List<Bytes>> publicKeys, Bytes merged, Root message)
        throws ProofException {
      return PROOFS.split(publicKeys, merged, message);
    }

    @Override
    public boolean verifyMulti(List<Component> expected, Bytes merged) {
      return PROOFS.verifyMulti(expected, merged);
    }

    @Override
    public int participantLimit() {
      return room;
    }

    @Override
    public boolean fits(List<Integer> participants) {
      return participants.stream().mapToInt(Integer::intValue).sum() <= room;
    }
  }

  @Test
  void proofs_for_the_same_data_are_joined() throws ProofException {
    BuiltBlock built = build(new Narrow(5, true), prove(0, 1, 2), prove(2, 3));
    assertThat(votersOf(built)).containsExactly(Bits.of(true, true, true, true));
    Component expected =
        new Component(
            KEYS.validators().stream().map(v -> v.attestationPublicKey()).toList(),
            new Message(data.root(), data.slot()));
    assertThat(PROOFS.verifySingle(expected, built.proofs().getFirst().proof())).isTrue();
  }

  @Test
  void proofs_that_would_not_fit_the_wire_are_left_out() throws ProofException {
    BuiltBlock built = build(new Narrow(4, true), prove(0, 1, 2), prove(2, 3));
    assertThat(votersOf(built)).containsExactly(Bits.of(true, true, true));
    assertThat(votersOf(build(new Narrow(3, true), prove(0, 1, 2)))).isEmpty();
  }

  @Test
  void proofs_that_do_not_join_give_way_to_the_largest() throws ProofException {
    BuiltBlock built = build(new Narrow(100, false), prove(2, 3), prove(0, 1, 2));
    assertThat(votersOf(built)).containsExactly(Bits.of(true, true, true));
  }

  @Test
  void data_without_a_proof_makes_no_vote() {
    BuiltBlock built = build(PROOFS);
    assertThat(built.block().body().attestations()).isEmpty();
    assertThat(built.post().root()).isEqualTo(built.block().stateRoot());
  }

  @Test
  void a_gap_that_the_history_cannot_hold_is_refused() {
    BlockProposal proposal = proposal(1L << 30, List.of());
    assertThat(proposal.build(PROOFS).refusal()).hasValue(RejectionReason.BLOCK_SLOT_GAP_TOO_LARGE);
  }

  private BuiltBlock build(ProofSystem proofs, SingleMessageAggregate... candidates) {
    Candidate candidate = new Candidate(data, List.of(candidates));
    return proposal(2, List.of(candidate)).build(proofs).accepted().orElseThrow();
  }

  private BlockProposal proposal(long slot, List<Candidate> candidates) {
    Root head = TestChain.headOf(parent);
    return new BlockProposal(parent, slot, slot % 4, head, candidates, 8, Rules.HEAD);
  }

  private SingleMessageAggregate prove(int... voters) throws ProofException {
    Message message = new Message(data.root(), data.slot());
    List<KeySignature> signatures =
        IntStream.of(voters)
            .mapToObj(voter ->
                new KeySignature(
                    KEYS.validators().get(voter).attestationPublicKey(),
                    KEYS.attest(voter, message.slot(), message.root())))
            .toList();
    int length = IntStream.of(voters).max().orElse(0) + 1;
    return new SingleMessageAggregate(
        Bits.ofIndices(length, voters), PROOFS.aggregate(List.of(), signatures, message));
  }

  private static List<Bits> votersOf(BuiltBlock built) {
    return built.block().body().attestations().stream()
        .map(AggregatedAttestation::aggregationBits)
        .toList();
  }

  private static State afterFirstBlock() {
    State genesis = Genesis.state(0, KEYS.validators());
    return TestChain.after(genesis, TestChain.block(genesis, 1, List.of()));
  }
}
