package org.leannet.launcher.watch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.function.Predicate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.leannet.genesis.AtomicFile;
import org.leannet.launcher.runtime.Eventually;

/// The watcher over real processes and real HTTP.
class NetworkWatcherTest {
  private static final Duration PATIENCE = Duration.ofSeconds(20);

  @TempDir private Path enclaves;
  private SmallNetwork network;
  private NetworkWatcher watcher;

  @BeforeEach
  void start() throws Exception {
    network = new SmallNetwork(enclaves, "small", 4, Instant.now().minus(Duration.ofMinutes(2)));
    watcher =
        new NetworkWatcher(
            network.enclave(), network.plan().nodes(), network.runtime(), InstantSource.system());
  }

  @AfterEach
  void stop() throws Exception {
    watcher.close();
    network.close();
  }

  private NetworkSnapshot await(Predicate<NetworkSnapshot> wanted) throws InterruptedException {
    var deadline = Instant.now().plus(PATIENCE);
    var version = 0L;
    while (Instant.now().isBefore(deadline)) {
      var snapshot = watcher.awaitNewer(version, PATIENCE).orElseThrow();
      if (wanted.test(snapshot)) {
        return snapshot;
      }
      version = snapshot.version();
    }
    throw new AssertionError("nothing like it in " + PATIENCE);
  }

  @Test
  void a_running_network_is_seen_whole() throws Exception {
    var snapshot = await(s -> s.count(NodeState.RUNNING) == 4 && !s.links().isEmpty());

    assertThat(snapshot.problem()).isEmpty();
    assertThat(snapshot.slot().orElseThrow()).isBetween(30L, 40L);
    assertThat(snapshot.chain().head().orElseThrow()).isGreaterThanOrEqualTo(29);
    assertThat(snapshot.lag().orElseThrow()).isBetween(2L, 4L);
    assertThat(Sights.row(snapshot, 0)).matches("[fF.mjJiI_]+").contains("F");
    assertThat(Sights.row(snapshot, 2)).contains("m");
    assertThat(snapshot.nodes().getFirst().peers()).hasValue(2);
    assertThat(snapshot.nodes().getFirst().aggregator()).isTrue();
  }

  @Test
  void a_paused_and_a_stopped_node_are_told_apart_and_written_down() throws Exception {
    await(s -> s.count(NodeState.RUNNING) == 4);
    network.runtime().pause(network.service(1));
    network.runtime().kill(network.service(2));

    var snapshot = await(s -> s.actions().size() >= 2);

    assertThat(snapshot.nodes())
        .extracting(NodeRow::state)
        .containsExactly(NodeState.RUNNING, NodeState.PAUSED, NodeState.STOPPED, NodeState.RUNNING);
    assertThat(snapshot.actions())
        .extracting(Action::service, Action::kind)
        .contains(
            tuple("lean-embedded-1", Action.Kind.PAUSED),
            tuple("lean-embedded-2", Action.Kind.STOPPED));
  }

  @Test
  void a_node_that_was_added_and_one_that_was_removed_are_seen() throws Exception {
    await(s -> s.count(NodeState.RUNNING) == 4);
    network.addObserver("late");
    network.runtime().remove(network.service(3));

    var snapshot = await(s -> s.nodes().size() == 5 && s.count(NodeState.REMOVED) == 1);

    assertThat(snapshot.nodes())
        .extracting(n -> n.node().service(), NodeRow::state)
        .contains(
            tuple("lean-embedded-3", NodeState.REMOVED), tuple("late", NodeState.UNREACHABLE));
    assertThat(snapshot.problem()).isEmpty();
  }

  @Test
  void a_damaged_file_is_told_of_and_the_watch_goes_on_when_it_is_whole() throws Exception {
    await(s -> s.count(NodeState.RUNNING) == 4);
    var spec = network.enclave().services().resolve(network.service(1) + ".json");
    var whole = Files.readString(spec);
    AtomicFile.write(spec, "{}");

    var blind = await(s -> s.problem().isPresent());

    assertThat(blind.problem().orElseThrow()).contains("not a service spec");
    assertThat(blind.nodes()).hasSize(4);
    AtomicFile.write(spec, whole);
    await(s -> s.problem().isEmpty() && s.count(NodeState.RUNNING) == 4);
  }

  @Test
  void it_ends_when_the_enclave_is_removed() throws Exception {
    await(s -> s.count(NodeState.RUNNING) == 4);
    network.close();
    try (var files = Files.walk(network.enclave().directory())) {
      files.sorted(Comparator.reverseOrder()).forEach(file -> file.toFile().delete());
    }

    Eventually.await("its end", watcher::hasEnded);
  }
}
