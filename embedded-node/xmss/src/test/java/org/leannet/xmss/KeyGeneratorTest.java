package org.leannet.xmss;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.leannet.ssz.Bytes;
import org.leannet.ssz.Root;
import org.leannet.ssz.SszException;

class KeyGeneratorTest {

  private static final Root SEED = new Root(1, 2, 3, 4);
  private static final Root OTHER_SEED = new Root(1, 2, 3, 5);
  private static final Root MESSAGE = Root.fromHex("07".repeat(32));

  /// In reverse order and on several threads, as a pool might do it.
  private static final Parallel SPREAD =
      (tasks, task) ->
          IntStream.range(0, tasks).parallel().forEach(i -> task.accept(tasks - 1 - i));

  private final Xmss xmss = Xmss.of(XmssPreset.TEST);
  private final KeyGenerator generator = new KeyGenerator(XmssPreset.TEST, Parallel.SERIAL);

  @Test
  void every_slot_of_a_whole_lifetime_can_be_signed() throws SszException {
    KeyPair pair = generator.generate(SEED, 0, 256);
    assertThat(signedSlots(pair)).isEqualTo(range(0, 256));
  }

  @Test
  void every_slot_of_a_part_of_the_lifetime_can_be_signed() throws SszException {
    KeyPair pair = generator.generate(SEED, 20, 40);
    assertThat(signedSlots(pair)).isEqualTo(range(16, 64));
  }

  @Test
  void every_slot_at_the_end_of_the_lifetime_can_be_signed() throws SszException {
    KeyPair pair = generator.generate(SEED, 250, 6);
    assertThat(signedSlots(pair)).isEqualTo(range(224, 256));
  }

  @Test
  void a_devnet_key_signs_on_both_sides_of_a_tree_boundary() {
    KeyPair pair = new KeyGenerator(XmssPreset.DEVNET, SPREAD).generate(SEED, 300, 300);
    Xmss devnet = Xmss.of(XmssPreset.DEVNET);
    assertThat(pair.secretKey().activationSlot()).isEqualTo(256);
    assertThat(pair.secretKey().activeSlots()).isEqualTo(512);
    for (long slot : new long[] {256, 511, 512, 767}) {
      Bytes signature = devnet.sign(pair.secretKey(), slot, MESSAGE);
      assertThat(signature.size()).isEqualTo(2024);
      assertThat(devnet.verify(pair.publicKey(), slot, MESSAGE, signature)).isTrue();
      assertThat(devnet.verify(pair.publicKey(), slot ^ 1, MESSAGE, signature)).isFalse();
    }
  }

  @Test
  void the_same_seed_makes_the_same_file_however_the_work_is_spread() {
    KeyPair pair = generator.generate(SEED, 16, 100);
    KeyPair again = new KeyGenerator(XmssPreset.TEST, SPREAD).generate(SEED, 16, 100);
    assertThat(again.publicKey()).isEqualTo(pair.publicKey());
    assertThat(again.secretKey().encode()).isEqualTo(pair.secretKey().encode());
  }

  @Test
  void seeds_and_windows_share_no_secret() {
    SecretKey key = generator.generate(SEED, 16, 100).secretKey();
    List<SecretKey> others =
        List.of(
            generator.generate(OTHER_SEED, 16, 100).secretKey(),
            generator.generate(SEED, 16, 116).secretKey(),
            generator.generate(SEED, 0, 116).secretKey(),
            new KeyGenerator(XmssPreset.DEVNET, SPREAD).generate(SEED, 16, 100).secretKey());
    for (SecretKey other : others) {
      assertThat(other.prfKey()).isNotEqualTo(key.prfKey());
      assertThat(other.parameter()).isNotEqualTo(key.parameter());
    }
  }

  @Test
  void padding_is_random_and_the_root_hangs_on_it() {
    ActivationWindow window = ActivationWindow.around(XmssPreset.TEST, 16, 100);
    KeySeed seed = new KeySeed(window, SEED);
    int[] padding = seed.padding(4, 0);
    assertThat(seed.padding(4, 0)).isEqualTo(padding);
    assertThat(seed.padding(4, 8)).isNotEqualTo(padding);
    assertThat(seed.padding(5, 0)).isNotEqualTo(padding);
    int[] siblings = generator.generate(SEED, 16, 100).secretKey().path(16);
    assertThat(Arrays.copyOfRange(siblings, 32, 40)).isEqualTo(padding);
  }

  @Test
  void progress_counts_every_leaf_once() {
    List<Long> done = Collections.synchronizedList(new ArrayList<>());
    new KeyGenerator(XmssPreset.TEST, SPREAD)
        .generate(
            SEED,
            0,
            100,
            (leaves, total) -> {
              assertThat(total).isEqualTo(112);
              done.add(leaves);
            });
    assertThat(done).containsExactlyInAnyOrder(16L, 32L, 48L, 64L, 80L, 96L, 112L);
    assertThat(generator.leaves(0, 100)).isEqualTo(112);
  }

  @Test
  void slots_outside_the_lifetime_are_refused() {
    assertThatThrownBy(() -> generator.generate(SEED, 200, 57))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("57 slots from 200 are not within the 256 slots of a test key");
  }

  /// Signs and verifies every prepared slot, advances, and so on to the end. The key goes through
  /// its file each time.
  private Set<Long> signedSlots(KeyPair pair) throws SszException {
    Set<Long> signed = new HashSet<>();
    SecretKey key = pair.secretKey();
    while (true) {
      key = SecretKey.decode(XmssPreset.TEST, key.encode());
      assertThat(key.publicKey()).isEqualTo(pair.publicKey());
      for (long slot = key.preparedFrom(); slot < key.preparedTo(); slot++) {
        Bytes signature = xmss.sign(key, slot, MESSAGE);
        assertThat(xmss.verify(pair.publicKey(), slot, MESSAGE, signature)).isTrue();
        signed.add(slot);
      }
      SecretKey advanced = key.advance(xmss);
      if (advanced == key) {
        return signed;
      }
      assertThat(advanced.preparedFrom()).isEqualTo(key.preparedFrom() + 16);
      key = advanced;
    }
  }

  private static Set<Long> range(long from, long to) {
    Set<Long> range = new HashSet<>();
    for (long slot = from; slot < to; slot++) {
      range.add(slot);
    }
    return range;
  }
}
