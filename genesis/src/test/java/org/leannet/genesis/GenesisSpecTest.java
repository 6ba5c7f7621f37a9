package org.leannet.genesis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.leannet.xmss.XmssPreset;

class GenesisSpecTest {

  private static final String PREFIX = "no genesis can be made of this network: ";

  @Test
  void all_faults_are_named_at_once() {
    List<NodeSpec> nodes =
        List.of(
            Sample.node("zeam", "10.0.0.1", true, List.of(0), Optional.empty()),
            Sample.node("ream_0", "10.0.0.1", false, List.of(0, 3), Optional.empty()),
            Sample.node("ream_0", "localhost", false, List.of(), Optional.empty()));

    assertThatThrownBy(() -> Sample.spec(KeyLayout.DUAL, nodes))
        .isInstanceOf(GenesisException.class)
        .hasMessage(
            PREFIX
                + "node name 'zeam' is not of the form <client>_<number>; "
                + "there are two nodes named ream_0; "
                + "zeam and ream_0 share the address 10.0.0.1:9000; "
                + "ream_0 has no IPv4 address: localhost; "
                + "zeam and ream_0 share validator 0; "
                + "the 2 validators must be numbered from 0 without gaps, but these are missing:"
                + " [1]");
  }

  @Test
  void numbers_out_of_range_are_refused() {
    NodeSpec node =
        new NodeSpec("a_0", "10.0.0.1", 0, 1, 70_000, true, 2, List.of(0), Optional.empty());

    assertThatThrownBy(() ->
            new GenesisSpec(
                XmssPreset.TEST,
                Sample.SEED,
                40,
                0,
                KeyLayout.SINGLE,
                Set.of(Dialect.LEAN_SPEC, Dialect.LEAN_SPEC_DEVNET4),
                List.of(node),
                Optional.empty()))
        .hasMessage(
            PREFIX
                + "active epoch 40 is not between 1 and 32; "
                + "committee count 0 is not 1 or more; "
                + "a_0 has port 0; "
                + "a_0 has port 70000; "
                + "a_0 is on subnet 2 of 0; "
                + "no dialect has a spelling of its own for a single key a validator; "
                + "leanSpec's dialects of two generations have one directory");
  }

  @Test
  void a_network_without_nodes_is_refused() {
    assertThatThrownBy(() -> Sample.spec(KeyLayout.DUAL, List.of()))
        .hasMessage(PREFIX + "there are no nodes; 0 validators are not between 1 and 4096");
  }

  @Test
  void keys_are_active_for_the_lifetime_at_most() {
    GenesisSpec spec =
        new GenesisSpec(
            XmssPreset.TEST,
            Sample.SEED,
            18,
            1,
            KeyLayout.DUAL,
            Set.of(),
            Sample.spec(KeyLayout.DUAL).nodes(),
            Optional.empty());

    assertThat(spec.effectiveActiveEpoch()).isEqualTo(8);
    assertThat(spec.activeSlots()).isEqualTo(256);
  }
}
