package org.leannet.consensus.containers;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.leannet.consensus.TestChain;
import org.leannet.ssz.Bits;
import org.leannet.ssz.Bytes;
import org.leannet.ssz.Codec;
import org.leannet.ssz.Root;
import org.leannet.ssz.SszException;

/// Bytes from peers either are exactly what some value encodes to, or are refused with a message.
class ContainerDecodingProperties {

  static LongStream seeds() {
    return LongStream.range(0, Integer.getInteger("seeds", 20));
  }

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  void changed_bytes_are_refused_or_mean_what_they_say(long seed) throws SszException {
    Random random = new Random(seed);
    State state = TestChain.genesis(1 + random.nextInt(5));
    Block block = TestChain.block(state, 1, List.of());
    State post = TestChain.after(state, block);
    AggregatedAttestation vote = TestChain.vote(post, post.validators().size());
    Block next = TestChain.block(post, 2, List.of(vote));
    Bytes proof = Bytes.of(new byte[random.nextInt(50)]);
    fuzz(random, State.SSZ, TestChain.after(post, next));
    fuzz(random, SignedBlock.SSZ, new SignedBlock(next, new MultiMessageAggregate(proof)));
    fuzz(
        random,
        SignedAggregatedAttestation.SSZ,
        new SignedAggregatedAttestation(
            vote.data(), new SingleMessageAggregate(Bits.of(true, false, true), proof)));
    fuzz(
        random,
        BlocksByRootRequest.SSZ,
        new BlocksByRootRequest(
            IntStream.range(0, random.nextInt(5)).mapToObj(i -> new Root(i, 0, 0, 0)).toList()));
    fuzz(random, Status.SSZ, new Status(vote.data().source(), vote.data().head()));
  }

  private static <T> void fuzz(Random random, Codec<T> codec, T value) throws SszException {
    byte[] valid = codec.encode(value);
    assertThat(codec.decode(valid)).isEqualTo(value);
    for (int i = 0; i < 300; i++) {
      byte[] changed = change(random, valid);
      try {
        assertThat(codec.encode(codec.decode(changed))).isEqualTo(changed);
      } catch (SszException e) {
        assertThat(e).hasMessageContaining("(byte ");
      }
    }
  }

  private static byte[] change(Random random, byte[] valid) {
    int length =
        switch (random.nextInt(4)) {
          case 0 -> random.nextInt(valid.length + 1);
          case 1 -> valid.length + random.nextInt(5);
          default -> valid.length;
        };
    byte[] changed = Arrays.copyOf(valid, length);
    for (int i = random.nextInt(3); i >= 0 && length > 0; i--) {
      int bound = random.nextBoolean() ? length : Math.min(length, 64);
      changed[random.nextInt(bound)] = (byte) random.nextInt(256);
    }
    return changed;
  }
}
