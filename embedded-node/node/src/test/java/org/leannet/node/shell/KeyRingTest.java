package org.leannet.node.shell;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.leannet.node.simulation.Registry;
import org.leannet.ssz.Bytes;
import org.leannet.ssz.Root;
import org.leannet.xmss.SecretKey;

class KeyRingTest {
  private static final Root MESSAGE = new Root(5, 6, 7, 8);

  private final SecretKey key = Registry.keys(0).attestation().secretKey();

  @Test
  void it_signs_in_every_slot_of_a_key_however_far_ahead() {
    var ring = new KeyRing(Registry.XMSS, List.of(key), Runnable::run);

    for (long slot : new long[] {0, 1, 40, 41, 200, 255}) {
      Bytes signature = ring.sign(key.publicKey(), slot, MESSAGE);
      assertThat(Registry.XMSS.verify(key.publicKey(), slot, MESSAGE, signature)).isTrue();
    }
  }

  @Test
  void the_next_trees_are_made_in_the_background_once_the_later_one_is_in_use() {
    List<Runnable> background = new ArrayList<>();
    var ring = new KeyRing(Registry.XMSS, List.of(key), background::add);
    long middle = (key.preparedFrom() + key.preparedTo()) / 2;

    ring.sign(key.publicKey(), middle - 1, MESSAGE);
    assertThat(background).isEmpty();
    ring.sign(key.publicKey(), middle, MESSAGE);
    ring.sign(key.publicKey(), middle + 1, MESSAGE);
    assertThat(background).as("once for each tree").hasSize(1);

    background.removeFirst().run();
    ring.sign(key.publicKey(), key.preparedTo() - 1, MESSAGE);
    assertThat(background).as("the tree in use is the earlier one now").isEmpty();
  }

  @Test
  void a_key_that_is_used_up_or_unknown_cannot_sign() {
    var ring = new KeyRing(Registry.XMSS, List.of(key), Runnable::run);

    assertThatThrownBy(() -> ring.sign(key.publicKey(), 256, MESSAGE))
        .isInstanceOf(RuntimeException.class);
    assertThatThrownBy(() -> ring.sign(Bytes.of(new byte[52]), 0, MESSAGE))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("no secret key");
  }
}
