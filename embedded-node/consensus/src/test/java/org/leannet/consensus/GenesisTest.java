package org.leannet.consensus;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.leannet.consensus.containers.AggregatedAttestation;
import org.leannet.consensus.containers.AttestationData;
import org.leannet.consensus.containers.BlockBody;
import org.leannet.consensus.containers.Checkpoint;
import org.leannet.consensus.containers.State;
import org.leannet.consensus.containers.Validator;
import org.leannet.ssz.Bits;
import org.leannet.ssz.Bytes;
import org.leannet.ssz.Root;

/// Known answers of the reference implementation.
class GenesisTest {

  private static final Bytes NO_KEY = Bytes.of(new byte[Validator.PUBLIC_KEY_LENGTH]);

  @Test
  void an_empty_body_has_the_known_root() {
    assertThat(BlockBody.EMPTY.root())
        .isEqualTo(
            Root.fromHex("dba9671bac9513c9482f1416a53aabd2c6ce90d5a5f865ce5a55c775325c9136"));
  }

  @Test
  void genesis_has_the_known_roots() {
    List<Validator> validators =
        IntStream.range(0, 4).mapToObj(i -> new Validator(NO_KEY, NO_KEY, i)).toList();
    State state = Genesis.state(1_700_000_000, validators);
    assertThat(state.root())
        .isEqualTo(
            Root.fromHex("b8c76c23b3c8d715d845e7143ca5dfc953c88218bfc130503ed04a808f0f7c4d"));
    assertThat(Genesis.block(state).root())
        .isEqualTo(
            Root.fromHex("9b09fa9b65ab1efa58ee7ff289b2637ffdf097f22af2537a5a206b2b6cfaeba9"));
  }

  @Test
  void an_aggregated_attestation_has_the_known_bytes_and_root() {
    AttestationData data =
        new AttestationData(9, checkpoint(1, 8), checkpoint(2, 6), checkpoint(3, 4));
    AggregatedAttestation attestation =
        new AggregatedAttestation(Bits.of(true, false, false, true), data);
    assertThat(data.root())
        .isEqualTo(
            Root.fromHex("beeef3b3f63c22c03450336cc1f330b1eaa712dd197b03aa53bf6b0dd397029a"));
    assertThat(AggregatedAttestation.SSZ.hashTreeRoot(attestation))
        .isEqualTo(
            Root.fromHex("798d4a45bef0d2ad931c45b31814cda11475d25f849e3b826ef44987ff7da05a"));
    assertThat(Bytes.of(AggregatedAttestation.SSZ.encode(attestation)).bareHex())
        .startsWith("84000000")
        .endsWith("19");
  }

  private static Checkpoint checkpoint(int fill, long slot) {
    return new Checkpoint(Root.fromHex("%02x".formatted(fill).repeat(32)), slot);
  }
}
