package org.leannet.node.core.sync;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.leannet.node.core.port.SyncState;

class SyncStatusTest {
  private final SyncStatus status = new SyncStatus();

  @Test
  void a_node_starts_catching_up_and_takes_gossip() {
    assertThat(status.state()).isEqualTo(SyncState.SYNCING);
    assertThat(status.takesGossip()).isTrue();
  }

  @Test
  void it_is_there_when_the_head_has_reached_what_is_finalized_and_nothing_waits() {
    status.look(Optional.empty(), 5, false);
    assertThat(status.state()).isEqualTo(SyncState.SYNCING);
    status.look(Optional.of(6L), 5, false);
    assertThat(status.state()).isEqualTo(SyncState.SYNCING);
    status.look(Optional.of(5L), 5, true);
    assertThat(status.state()).isEqualTo(SyncState.SYNCING);
    status.look(Optional.of(5L), 5, false);
    assertThat(status.state()).isEqualTo(SyncState.SYNCED);
  }

  @Test
  void it_catches_up_again_when_the_network_is_ahead() {
    status.look(Optional.of(5L), 5, false);

    status.peerHeard(Optional.of(5L), 5);
    assertThat(status.state()).isEqualTo(SyncState.SYNCED);
    status.peerHeard(Optional.of(6L), 5);
    assertThat(status.state()).isEqualTo(SyncState.SYNCING);
  }

  @Test
  void alone_it_is_idle_until_a_peer_is_heard_and_never_goes_from_there_to_synced() {
    status.alone();
    assertThat(status.takesGossip()).isFalse();
    status.look(Optional.of(0L), 5, false);
    assertThat(status.state()).isEqualTo(SyncState.IDLE);
    status.peerHeard(Optional.empty(), 5);
    assertThat(status.state()).isEqualTo(SyncState.SYNCING);
  }
}
