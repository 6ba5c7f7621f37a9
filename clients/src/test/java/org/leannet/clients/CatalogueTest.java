package org.leannet.clients;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CatalogueTest {
  private static final String GOOD =
      """
      name: mine
      kind: lean
      images: {devnet5: "an/image:1"}
      capabilities: {aggregates: true, observes: false, pairs: false, presets: [prod]}
      command: --run ${network}
      paths: {network: /config, data: /data}
      ports:
        http: {number: 5052}
      """;

  @Test
  void it_knows_the_lean_and_the_execution_clients() {
    assertThat(Catalogue.bundled().names(ClientKind.LEAN))
        .containsExactly(
            "embedded",
            "ethlambda",
            "gean",
            "lantern",
            "lean_grandine",
            "lean_lighthouse",
            "lean_spec",
            "nlean",
            "peam",
            "qlean",
            "ream",
            "zeam");
    assertThat(Catalogue.bundled().names(ClientKind.EXECUTION))
        .containsExactly(
            "besu", "erigon", "ethereumjs", "ethrex", "geth", "nethermind", "nimbus", "reth");
  }

  @Test
  void every_lean_client_has_an_image_or_a_reason_for_each_generation() {
    for (ClientDescription client : Catalogue.bundled().all(ClientKind.LEAN)) {
      for (String generation : List.of("devnet4", "devnet5")) {
        assertThat(
                client.image(generation, false).isPresent()
                    || client.refusal(generation).isPresent())
            .as("%s on %s", client.name(), generation)
            .isTrue();
      }
    }
  }

  @Test
  void a_paired_node_runs_the_build_that_pairs() {
    ClientDescription ethlambda =
        Catalogue.bundled().find(ClientKind.LEAN, "ethlambda").orElseThrow();
    assertThat(ethlambda.image("devnet5", false)).contains("ghcr.io/lambdaclass/ethlambda:devnet5");
    assertThat(ethlambda.image("devnet5", true)).contains("ghcr.io/lambdaclass/ethlambda:devnet6");
  }

  @Test
  void an_execution_client_is_not_found_among_the_lean_ones() {
    assertThat(Catalogue.bundled().find(ClientKind.LEAN, "geth")).isEmpty();
  }

  @Test
  void a_directory_of_the_users_adds_a_client(@TempDir Path directory) throws Exception {
    Files.writeString(directory.resolve("mine.yaml"), GOOD);
    Files.writeString(directory.resolve("README.md"), "not a client");
    List<ClientDescription> mine = CatalogueFiles.read(directory);
    assertThat(Catalogue.bundled().with(mine.getFirst()).names(ClientKind.LEAN))
        .contains("mine", "ream");
  }

  @Test
  void a_client_file_is_read_strictly() {
    refused(
        GOOD + "colour: red\n",
        "mine.yaml:9: unknown key 'colour'; expected one of built_in, capabilities, command, container, dialect, entrypoint, env, files, images, init, kind, log_levels, metrics, name, other_images, paired_image, paths, ports, program, quirks, ready, refusals");
    refused(
        GOOD.replace("lean", "leen"), "mine.yaml:2: kind: 'leen' is neither lean nor execution");
    refused(
        GOOD.replace("true", "yes"),
        "mine.yaml:4: capabilities.aggregates: 'yes' is neither true nor false");
    refused(
        GOOD.replace("name: mine", "name: Mi-ne"),
        "mine.yaml:1: name: 'Mi-ne' is not a name of lower-case letters, digits and underscores");
    refused(GOOD.replace("[prod]", "prod"), "mine.yaml:4: capabilities.presets: expected a list");
    refused("[]", "mine.yaml:1: the file: expected keys and values");
    refused("", "mine.yaml:1: the file is empty");
    refused("---\n", "mine.yaml:1: the file is empty");
    refused("a:\n\tb: c\n", "mine.yaml:2:1: a tab at the start of a line; expected spaces");
    refused("*a\n", "mine.yaml:1:1: not YAML: found undefined alias a");
    refused(GOOD + "kind: lean\n", "mine.yaml:9: kind: here for the second time");
    refused(GOOD.replace("command: --run ${network}\n", ""), "mine.yaml:1: command: missing");
    refused(GOOD.replace("5052", "65536"), "mine.yaml: port http: 65536 is not a port");
    refused(GOOD.replace("5052", "many"), "mine.yaml:8: ports.http.number: 'many' is not a number");
    refused(
        GOOD + "ready: [{port: api}]\n",
        "mine.yaml:9: ready.port: 'api' is not a port of this client");
    refused(
        GOOD + "ready: [{port: http, path: /x, call: y}]\n",
        "mine.yaml:9: ready.call: expected a path or a call, not both");
    refused(
        GOOD + "container: {stop_signal: INT}\n",
        "mine.yaml:9: container.stop_signal: 'INT' is not a signal such as SIGINT");
    refused(
        GOOD + "dialect: klingon\n",
        "mine.yaml:9: dialect: 'klingon' is neither quickstart nor leanspec");
    refused(
        GOOD + "log_levels: {info: INFO}\n",
        "mine.yaml:9: log_levels: expected a word for each of error, warn, info, debug, trace");
    refused(
        GOOD.replace("number: 5052", "same_as: api"),
        "mine.yaml:8: ports.http.same_as: no port above is called 'api'");
  }

  @Test
  void a_template_of_the_users_is_checked_when_it_is_read(@TempDir Path directory)
      throws Exception {
    Path file = directory.resolve("mine.yaml");
    Files.writeString(
        file,
        GOOD.replace("command: --run ${network}", "command: |\n  --run\n  <#if node\n  --fast"));
    assertThatThrownBy(() -> CatalogueFiles.read(directory))
        .isInstanceOf(CatalogueException.class)
        .hasMessageStartingWith(file + ":8: ");
  }

  @Test
  void a_name_is_given_once() throws Exception {
    ClientDescription mine = ClientFile.parse("mine.yaml", GOOD);
    assertThatThrownBy(() -> Catalogue.of(List.of(mine, mine)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("two clients are called mine");
  }

  private static void refused(String yaml, String message) {
    assertThatThrownBy(() -> ClientFile.parse("mine.yaml", yaml))
        .isInstanceOf(CatalogueException.class)
        .hasMessage(message);
  }
}
