package org.leannet.launcher.quickstart;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.leannet.clients.Catalogue;
import org.leannet.genesis.GenesisArtifacts;
import org.leannet.genesis.KeyMaker;
import org.leannet.genesis.PeerKeys;
import org.leannet.identity.Enr;
import org.leannet.identity.NodeKey;
import org.leannet.launcher.config.reader.ConfigReader;
import org.leannet.launcher.launch.GenesisInput;
import org.leannet.launcher.plan.resolve.Plans;
import org.leannet.xmss.Parallel;

class QuickstartExportTest {
  private static final String FILE =
      """
      shuffle: roundrobin
      deployment_mode: local
      config:
        activeEpoch: 8
        keyType: "hash-sig"
        attestation_committee_count: 1
      validators:
        - name: "embedded_0"
          privkey: "%s"
          enrFields:
            ip: "127.0.0.1"
            quic: 9301
          metricsPort: 8381
          apiPort: 5351
          isAggregator: true
          devnet: "12345678"
          subnet: 0
          count: 1
        - name: "embedded_7"
          privkey: "%s"
          enrFields:
            ip: "127.0.0.1"
            quic: 9302
          metricsPort: 8382
          apiPort: 5352
          isAggregator: false
          devnet: "12345678"
          subnet: 0
          count: 1
      """
          .formatted("1".repeat(64), "2".repeat(64));

  @TempDir private Path folder;
  private Path genesis;
  private Path target;

  @BeforeEach
  void makeFolders() {
    genesis = folder.resolve("made");
    target = folder.resolve("network");
  }

  private void make(String args, String... settings) throws Exception {
    List<String> all =
        Stream.concat(Stream.of("lean_network_params.xmss_preset=test"), Stream.of(settings))
            .toList();
    var plan =
        Plans.planner()
            .plan(ConfigReader.parse("a.yaml", args.getBytes(StandardCharsets.UTF_8), all), "t");
    PeerKeys peers = PeerKeys.of(GenesisInput.of(plan, Set.of()));
    KeyMaker keys = new KeyMaker(Parallel.SERIAL, Optional.empty(), _ -> {});
    GenesisArtifacts.make(peers, keys, genesis).stamp(Instant.ofEpochSecond(1_900_000_000));
  }

  @Test
  void what_was_imported_is_exported_again_with_its_names_keys_and_ports() throws Exception {
    make(new QuickstartImport(Catalogue.bundled()).argsFile("vc.yaml", FILE));
    QuickstartExport.write(genesis, target);
    assertThat(target.resolve("genesis/validator-config.yaml")).content().isEqualTo(FILE);
    assertThat(target.resolve("genesis/embedded_7.key")).content().isEqualTo("2".repeat(64) + "\n");
    for (String same :
        List.of("config.yaml", "nodes.yaml", "validators.yaml", "annotated_validators.yaml")) {
      assertThat(target.resolve("genesis").resolve(same))
          .hasSameBinaryContentAs(genesis.resolve(same));
    }
    assertThat(files(target.resolve("genesis/hash-sig-keys")))
        .isEqualTo(files(genesis.resolve("hash-sig-keys")))
        .contains("validator_1_proposer_key_sk.ssz");
    assertThat(files(target.resolve("data"))).containsExactly("embedded_0", "embedded_7");
  }

  @Test
  void nodes_with_addresses_of_their_own_move_to_one_machine() throws Exception {
    make(
        """
        runtime: docker
        participants:
          - {cl_type: embedded, count: 2}
          - {cl_type: lean_grandine, force: true}
        lean_network_params: {generation: devnet5, active_epoch: 8}
        """);
    QuickstartExport.write(genesis, target);
    List<String> records = Files.readAllLines(target.resolve("genesis/nodes.yaml"));
    assertThat(records).hasSize(3);
    Enr last = Enr.parse(records.getLast().substring("- ".length()));
    NodeKey key =
        NodeKey.fromHex(Files.readString(target.resolve("genesis/grandine_2.key")).strip());
    assertThat(last.dialAddress())
        .contains(new InetSocketAddress(InetAddress.ofLiteral("127.0.0.1"), 9003));
    assertThat(last.peerId()).isEqualTo(key.peerId());
    assertThat(target.resolve("genesis/validators.yaml"))
        .content()
        .contains("grandine_2:")
        .doesNotContain("lean_");
    assertThat(target.resolve("genesis/annotated_validators.yaml"))
        .content()
        .contains("grandine_2:")
        .doesNotContain("lean_");
    assertThat(target.resolve("genesis/validator-config.yaml"))
        .content()
        .contains("name: \"grandine_2\"", "metricsPort: 8083", "apiPort: 5053");
  }

  @Test
  void what_is_there_is_never_overwritten() throws Exception {
    make("participants: [{cl_type: embedded}]\nlean_network_params: {active_epoch: 8}\n");
    Files.createDirectories(target.resolve("data"));
    assertThatThrownBy(() -> QuickstartExport.write(genesis, target))
        .isInstanceOf(FileAlreadyExistsException.class);
    assertThat(target.resolve("genesis")).doesNotExist();
  }

  private static List<String> files(Path folder) throws Exception {
    try (Stream<Path> files = Files.list(folder)) {
      return files.map(file -> file.getFileName().toString()).sorted().toList();
    }
  }
}
