package org.leannet.consensus.containers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.leannet.ssz.Codec;
import org.leannet.ssz.Codecs;
import org.leannet.ssz.Root;
import org.leannet.ssz.SszException;

/// A history is the plain list it stands for, whichever way it grew.
class HistoryProperties {

  private static final Codec<List<Root>> PLAIN = Codecs.list(Root.SSZ, Limits.HISTORICAL_ROOTS);

  static LongStream seeds() {
    return LongStream.range(0, Integer.getInteger("seeds", 20));
  }

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  void a_grown_history_equals_the_plain_list(long seed) throws SszException {
    Random random = new Random(seed);
    History history = History.EMPTY;
    List<Root> plain = new ArrayList<>();
    for (int step = 0; step < 40; step++) {
      int count = random.nextInt(random.nextBoolean() ? 3 : 500);
      if (random.nextBoolean()) {
        history = history.plusZeros(count);
        plain.addAll(Collections.nCopies(count, Root.ZERO));
      } else {
        for (int i = 0; i < count; i++) {
          Root root = new Root(random.nextLong(), 0, 0, i);
          history = history.plus(root);
          plain.add(root);
        }
      }
      if (random.nextInt(8) == 0) {
        assertThat(history.root()).isEqualTo(PLAIN.hashTreeRoot(plain));
      }
    }
    assertThat(history).isEqualTo(plain);
    assertThat(history.root()).isEqualTo(PLAIN.hashTreeRoot(plain));
    assertThat(History.of(plain)).isEqualTo(history);
    assertThat(History.of(plain).root()).isEqualTo(history.root());
    byte[] bytes = History.SSZ.encode(history);
    assertThat(bytes).isEqualTo(PLAIN.encode(plain));
    assertThat(History.SSZ.decode(bytes)).isEqualTo(history);
  }

  @Test
  void a_full_history_of_zeros_has_the_root_of_the_plain_list() {
    List<Root> plain = Collections.nCopies(Limits.HISTORICAL_ROOTS, Root.ZERO);
    assertThat(History.EMPTY.plusZeros(Limits.HISTORICAL_ROOTS).root())
        .isEqualTo(PLAIN.hashTreeRoot(plain));
  }

  @Test
  void a_full_history_takes_no_more() {
    History full = History.EMPTY.plusZeros(Limits.HISTORICAL_ROOTS);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> full.plus(Root.ZERO))
        .withMessage("a history of 262144 roots has no room for 1 more");
  }

  @Test
  void a_shorter_history_is_untouched_by_what_grew_from_it() {
    History shorter = History.EMPTY.plus(new Root(1, 2, 3, 4));
    Root before = shorter.root();
    History one = shorter.plus(new Root(5, 6, 7, 8));
    History other = shorter.plusZeros(100);
    assertThat(shorter).hasSize(1);
    assertThat(shorter.root()).isEqualTo(before);
    assertThat(one.get(1)).isEqualTo(new Root(5, 6, 7, 8));
    assertThat(other.get(1)).isEqualTo(Root.ZERO);
  }
}
