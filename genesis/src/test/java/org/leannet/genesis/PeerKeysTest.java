package org.leannet.genesis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.leannet.identity.NodeKey;

class PeerKeysTest {

  @Test
  void a_given_key_is_kept_and_others_follow_from_seed_and_name() {
    PeerKeys peers = PeerKeys.of(Sample.spec(KeyLayout.DUAL));

    assertThat(peers.peer("zeam_0").key()).isEqualTo(NodeKey.fromHex("11".repeat(32)));
    assertThat(peers.peer("ream_0").key())
        .isEqualTo(NodeKey.derive(Sample.SEED.toBytes(), "ream_0"));
    assertThat(peers).isEqualTo(PeerKeys.of(Sample.spec(KeyLayout.DUAL)));
  }

  @Test
  void the_address_others_dial_ends_in_the_peer_id() {
    PeerKeys.Peer peer = PeerKeys.of(Sample.spec(KeyLayout.DUAL)).peer("zeam_0");

    assertThat(peer.multiaddr())
        .hasToString("/ip4/172.30.0.11/udp/9000/quic-v1/p2p/" + peer.peerId());
  }

  @Test
  void two_nodes_with_one_key_are_refused() {
    Optional<String> key = Optional.of("22".repeat(32));
    GenesisSpec spec =
        Sample.spec(
            KeyLayout.DUAL,
            List.of(
                Sample.node("a_0", "10.0.0.1", true, List.of(0), key),
                Sample.node("a_1", "10.0.0.2", false, List.of(), key)));

    assertThatThrownBy(() -> PeerKeys.of(spec))
        .isInstanceOf(GenesisException.class)
        .hasMessage("a_0 and a_1 have the same node key");
  }

  @Test
  void an_unknown_name_is_the_callers_mistake() {
    PeerKeys peers = PeerKeys.of(Sample.spec(KeyLayout.DUAL));

    assertThatThrownBy(() -> peers.peer("gean_0"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("no node is named gean_0");
  }

  @Test
  void nothing_printed_gives_a_key_away() {
    PeerKeys peers = PeerKeys.of(Sample.spec(KeyLayout.DUAL));

    assertThat(peers.toString()).doesNotContain("1111111111");
  }
}
