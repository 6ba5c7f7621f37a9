package org.leannet.node;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.leannet.identity.NodeKey;
import org.leannet.node.simulation.Registry;
import org.leannet.node.storage.StorageException;

class NodeCommandTest {
  @TempDir Path directory;

  private final List<NodeConfig> started = new ArrayList<>();
  private final StringWriter err = new StringWriter();

  @BeforeEach
  void files() throws IOException {
    var keys = Registry.keys(0);
    write(
        "config.yaml",
        """
        GENESIS_TIME: 4000000000
        GENESIS_VALIDATORS:
          - {attestation_pubkey: "%s", proposal_pubkey: "%s"}
        """
            .formatted(keys.attestation().publicKey().hex(), keys.proposal().publicKey().hex()));
    write(
        "annotated.yaml",
        """
        node_0:
          - {index: 0, pubkey_hex: a, privkey_file: attester.ssz}
          - {index: 0, pubkey_hex: b, privkey_file: proposer.ssz}
        """);
    Files.write(directory.resolve("attester.ssz"), keys.attestation().secretKey().encode());
    Files.write(directory.resolve("proposer.ssz"), keys.proposal().secretKey().encode());
    write("nodes.yaml", "[]\n");
    write("validator-config.yaml", "config: {attestation_committee_count: 2}\n");
    write("node.key", NodeKey.derive(new byte[32], "x").toHex());
  }

  private void write(String name, String text) throws IOException {
    Files.writeString(directory.resolve(name), text);
  }

  private String file(String name) {
    return directory.resolve(name).toString();
  }

  private List<String> good() {
    return new ArrayList<>(
        List.of(
            "--genesis", file("config.yaml"),
            "--validators", file("annotated.yaml"),
            "--bootnodes", file("nodes.yaml"),
            "--validator-config", file("validator-config.yaml"),
            "--hash-sig-keys-dir", directory.toString(),
            "--node-key", file("node.key"),
            "--node-id", "node_0",
            "--xmss-preset", "test"));
  }

  private int run(NodeRunner runner, List<String> arguments) {
    return NodeCommand.commandLine(runner)
        .setErr(new PrintWriter(err, true))
        .execute(arguments.toArray(String[]::new));
  }

  private int run(String... more) {
    List<String> arguments = good();
    arguments.addAll(Arrays.asList(more));
    return run(
        config -> {
          started.add(config);
          return 0;
        },
        arguments);
  }

  @Test
  void the_defaults_are_those_of_published_clients() {
    assertThat(run()).as(err.toString()).isZero();

    NodeConfig config = started.getFirst();
    assertThat(config.wire().listen().getPort()).isEqualTo(9000);
    assertThat(config.http()).isEqualTo(new NodeConfig.Http("127.0.0.1", 5052, 5054));
    assertThat(config.dataDirectory()).isEqualTo(Path.of("./data"));
    assertThat(config.core().committeeCount()).as("from validator-config.yaml").isEqualTo(2);
    assertThat(config.core().aggregator()).isFalse();
    assertThat(config.core().dutyGateDisabled()).isFalse();
    assertThat(config.core().validators()).containsExactly(Registry.keys(0).as(0));
    assertThat(config.checkpoints()).isEmpty();
  }

  @Test
  void every_flag_is_heard() {
    assertThat(
            run(
                "--gossipsub-port=9100",
                "--listen-address=127.0.0.1",
                "--http-address=0.0.0.0",
                "--api-port=1",
                "--metrics-port=1",
                "--is-aggregator=true",
                "--enable-proposer-aggregation",
                "--discovery.enable",
                "--discovery.port=9001",
                "--discovery.advertise-ip=10.0.0.1",
                "--test-driver",
                "--attestation-committee-count=4",
                "--aggregate-subnet-ids=1,3",
                "--data-dir=" + file("d"),
                "--disable-duty-sync-gate",
                "--max-attestations-per-block=3",
                "--checkpoint-sync-url=http://a:1,http://b:2",
                "--checkpoint-sync-url=http://c:3"))
        .as(err.toString())
        .isZero();

    NodeConfig config = started.getFirst();
    assertThat(config.wire().listen()).hasToString("/127.0.0.1:9100");
    assertThat(config.http()).isEqualTo(new NodeConfig.Http("0.0.0.0", 1, 1, true));
    assertThat(config.core().aggregator()).isTrue();
    assertThat(config.core().committeeCount()).isEqualTo(4);
    assertThat(config.wire().aggregatedSubnets()).containsExactlyInAnyOrder(1L, 3L);
    assertThat(config.core().dutyGateDisabled()).isTrue();
    assertThat(config.core().votesPerBlock()).isEqualTo(3);
    assertThat(config.checkpoints())
        .containsExactly(
            URI.create("http://a:1"), URI.create("http://b:2"), URI.create("http://c:3"));
  }

  static Stream<Arguments> wrong() {
    return Stream.of(
        Arguments.of("--gossip-port=9100", "Unknown option: '--gossip-port=9100'"),
        Arguments.of("--is-agregator", "--is-aggregator"),
        Arguments.of("--api-port=http", "'http' is not an int"),
        Arguments.of("--api-port=70000", "--api-port is 70000, expected 0 to 65535"),
        Arguments.of("--gossipsub-port=-1", "--gossipsub-port is -1"),
        Arguments.of("--http-address=localhost", "an IP address was expected"),
        Arguments.of("--xmss-preset=production", "expected prod, devnet or test"),
        Arguments.of("--log-level=loud", "expected error, warn, info, debug or trace"),
        Arguments.of("--log-format=xml", "--log-format is 'xml', expected text or json"),
        Arguments.of("--attestation-committee-count=0", "1 or more was expected"),
        Arguments.of("--aggregate-subnet-ids=1", "--aggregate-subnet-ids needs --is-aggregator"),
        Arguments.of("--max-attestations-per-block=9", "expected 0 to 8"),
        Arguments.of("--checkpoint-sync-url=ftp://x", "expected http://"),
        Arguments.of("stray", "Unmatched argument"));
  }

  @ParameterizedTest
  @MethodSource("wrong")
  void wrong_usage_is_one_clear_line_and_exit_code_2(String argument, String message) {
    List<String> arguments = good();
    arguments.removeAll(
        argument.startsWith("--xmss") ? List.of("--xmss-preset", "test") : List.of());
    arguments.add(argument);

    assertThat(run(config -> 0, arguments)).isEqualTo(2);
    assertThat(err.toString())
        .startsWith("leannet-node: ")
        .contains(message)
        .doesNotContain("\tat ");
  }

  @Test
  void a_subnet_beyond_the_committees_is_refused() {
    assertThat(run("--is-aggregator", "--aggregate-subnet-ids=2")).isEqualTo(2);
    assertThat(err.toString()).contains("names subnet 2, there are 2, from 0 on");
  }

  @Test
  void a_missing_flag_is_named() {
    List<String> arguments = good();
    arguments.subList(0, 2).clear();

    assertThat(run(config -> 0, arguments)).isEqualTo(2);
    assertThat(err.toString()).contains("--genesis");
  }

  @Test
  void a_bad_file_is_one_line_and_exit_code_2() throws IOException {
    write("node.key", "nonsense");

    assertThat(run()).isEqualTo(2);
    assertThat(err.toString().lines()).hasSize(1).first().asString().contains(file("node.key"));
  }

  @Test
  void keys_of_another_preset_are_refused() {
    List<String> arguments = good();
    arguments.set(arguments.size() - 1, "devnet");

    assertThat(run(config -> 0, arguments)).isEqualTo(2);
    assertThat(err.toString()).contains("not a secret key of the devnet scheme");
  }

  @Test
  void a_foreign_data_directory_is_exit_code_2_and_a_taken_port_1() {
    assertThat(
            run(
                config -> {
                  throw new StorageException("d: belongs to another chain");
                },
                good()))
        .isEqualTo(2);
    assertThat(
            run(
                config -> {
                  throw new IOException("the port is taken");
                },
                good()))
        .isEqualTo(1);
    assertThat(err.toString().lines())
        .containsExactly(
            "leannet-node: d: belongs to another chain", "leannet-node: the port is taken");
  }

  @Test
  void help_and_version_answer() {
    assertThat(run(config -> 1, List.of("--help"))).isZero();
    assertThat(run(config -> 1, List.of("--version"))).isZero();
  }
}
