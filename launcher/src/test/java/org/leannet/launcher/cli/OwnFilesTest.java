package org.leannet.launcher.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.leannet.clients.Catalogue;
import org.leannet.clients.ClientKind;
import org.leannet.launcher.plan.NetworkPlan;
import org.leannet.launcher.plan.NodePlan;
import org.leannet.launcher.plan.PlanJson;
import org.leannet.launcher.runtime.Executable;
import org.leannet.launcher.runtime.FileMount;
import org.leannet.launcher.runtime.ServiceSpec;
import org.leannet.launcher.runtime.ServiceSpecJson;
import org.leannet.launcher.runtime.docker.archive.FileTree;
import org.leannet.launcher.runtime.docker.archive.Owner;
import org.leannet.launcher.runtime.docker.archive.TarEntry;

/// Which files each client of the catalogue is given in its container: all that its command line
/// names, and no secret key that is another node's.
class OwnFilesTest {
  @TempDir private Path home;

  private Path rendered(String participants, String parameters) throws IOException {
    var file =
        Files.writeString(
            home.resolve("network.yaml"),
            """
            runtime: docker
            participants:
            %slean_network_params: {xmss_preset: test, metrics_enabled: false%s}
            """
                .formatted(participants, parameters));
    var folder = home.resolve("out").toString();
    var time = "1900000000";
    var result =
        new InProcess(home)
            .run("render", file.toString(), folder, "--with-keys", "--genesis-time", time);
    assertThat(result.exitCode()).as(result.toString()).isZero();
    return Path.of(folder);
  }

  private static NetworkPlan plan(Path folder) throws Exception {
    return PlanJson.read(Files.readString(folder.resolve("plan.json")));
  }

  private static ServiceSpec spec(Path folder, NodePlan node) throws IOException {
    var text = Files.readString(folder.resolve("services/" + node.service() + ".json"));
    return ServiceSpecJson.read(text.replace("${DIR}", folder.toString()));
  }

  private static Set<String> files(FileMount mount) throws IOException {
    return FileTree.entries(mount.source(), mount.target(), Owner.ROOT, mount.choice()).stream()
        .map(TarEntry::path)
        .map(path -> "/" + path)
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private static boolean isSecret(String file) {
    return file.endsWith(".key") || file.endsWith("_sk.ssz") || file.contains("jwt");
  }

  @ParameterizedTest
  @ValueSource(strings = {"devnet4", "devnet5"})
  void every_client_gets_what_it_is_told_of_and_no_secret_of_others(String generation)
      throws Exception {
    var clients = Catalogue.bundled().names(ClientKind.LEAN);
    var folder =
        rendered(
            clients.stream()
                .map("  - {cl_type: %s, cl_image: some/image, force: true}\n"::formatted)
                .collect(Collectors.joining()),
            ", generation: " + generation);
    var plan = plan(folder);
    assertThat(plan.nodes()).hasSameSizeAs(clients);

    for (var node : plan.nodes()) {
      var spec = spec(folder, node);
      var network = spec.files().getFirst();
      var files = files(network);
      var own = node.duties().validators().getFirst();

      assertThat(((Executable.Image) spec.executable()).arguments())
          .as(node.service())
          .filteredOn(word -> word.startsWith(network.target() + "/"))
          .isSubsetOf(files);
      assertThat(files)
          .as(node.service())
          .filteredOn(OwnFilesTest::isSecret)
          .isNotEmpty()
          .allMatch(file ->
              file.endsWith("/" + node.node() + ".key")
                  || file.contains("/validator_" + own + "_"));
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 3})
  void the_keys_of_all_of_a_nodes_validators_come_with_it(int count) throws Exception {
    var folder =
        rendered(
            """
              - {cl_type: embedded, cl_image: some/image, validator_count: %d}
              - {cl_type: embedded, cl_image: some/image}
            """
                .formatted(count),
            "");
    var node = plan(folder).nodes().getFirst();

    var keys =
        node.duties().validators().stream()
            .map(index -> "/config/hash-sig-keys/validator_" + index)
            .flatMap(key -> Stream.of(key + "_attester_key_sk.ssz", key + "_proposer_key_sk.ssz"))
            .toList();
    assertThat(keys).hasSize(2 * count);
    assertThat(files(spec(folder, node).files().getFirst()))
        .filteredOn(name -> name.endsWith("_sk.ssz"))
        .containsExactlyInAnyOrderElementsOf(keys);
  }
}
