package org.leannet.node.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.leannet.identity.Enr;
import org.leannet.identity.NodeKey;
import org.leannet.node.simulation.Registry;
import org.leannet.xmss.XmssPreset;

class NodeFilesTest {
  @TempDir Path directory;

  private static final String ATTESTATION = Registry.keys(0).attestation().publicKey().bareHex();
  private static final String PROPOSAL = Registry.keys(0).proposal().publicKey().bareHex();

  private Path write(String name, String text) throws IOException {
    return Files.writeString(directory.resolve(name), text);
  }

  private static String config(String attestation, String proposal) {
    return """
    GENESIS_TIME: 1700000000
    GENESIS_VALIDATORS:
      - attestation_pubkey: %s
        proposal_pubkey: %s
    """
        .formatted(attestation, proposal);
  }

  static Stream<String> spellings() {
    return Stream.of(
        config(ATTESTATION, PROPOSAL),
        config("0x" + ATTESTATION, "0x" + PROPOSAL),
        config("\"0x" + ATTESTATION + '"', "'" + PROPOSAL + "'"),
        config(ATTESTATION, PROPOSAL)
            .replace("attestation_pubkey", "attestation_public_key")
            .replace("proposal_pubkey", "proposal_public_key"),
        config(ATTESTATION, PROPOSAL)
            .replace("attestation_pubkey", "attestationPublicKey")
            .replace("proposal_pubkey", "proposalPublicKey"),
        config(ATTESTATION, PROPOSAL) + "ACTIVE_EPOCH: 18\nVALIDATOR_COUNT: 1\nconfig: {a: b}\n");
  }

  @ParameterizedTest
  @MethodSource("spellings")
  void every_spelling_of_a_genesis_is_read(String text) throws Exception {
    var network = NetworkConfig.read(write("config.yaml", text));

    assertThat(network.genesisTime()).isEqualTo(1_700_000_000);
    assertThat(network.validators()).hasSize(1);
    assertThat(network.validators().getFirst().attestationPublicKey().bareHex())
        .isEqualTo(ATTESTATION);
    assertThat(network.validators().getFirst().proposalPublicKey().bareHex()).isEqualTo(PROPOSAL);
  }

  static Stream<Arguments> badConfigs() {
    String good = config(ATTESTATION, PROPOSAL);
    return Stream.of(
        Arguments.of("", "lacks 'GENESIS_TIME' or 'genesis_time'"),
        Arguments.of("- a", "must be a map"),
        Arguments.of("a: [", "not YAML"),
        Arguments.of(good + "GENESIS_TIME: 1\n", "not YAML: "),
        Arguments.of(good.replace("1700000000", "soon"), "GENESIS_TIME is 'soon'"),
        Arguments.of(good.replace("1700000000", "-4"), "GENESIS_TIME is '-4'"),
        Arguments.of(good.replace("1700000000", "18446744073709551615"), "GENESIS_TIME"),
        Arguments.of("GENESIS_TIME: 1\nGENESIS_VALIDATORS: []\n", "has 0 entries"),
        Arguments.of("GENESIS_TIME: 1\nGENESIS_VALIDATORS: 3\n", "must be a list"),
        Arguments.of("GENESIS_TIME: 1\nGENESIS_VALIDATORS:\n  - abcd\n", "two keys a validator"),
        Arguments.of(good.replace(PROPOSAL, "zz"), "[0].proposal_pubkey is not hexadecimal"),
        Arguments.of(good.replace(PROPOSAL, "abcd"), "has 2 bytes, 52 were expected"),
        Arguments.of(good.replace("proposal_pubkey", "other"), "lacks 'proposal_pubkey'"),
        Arguments.of(good + "VALIDATOR_COUNT: 7\n", "VALIDATOR_COUNT is 7"));
  }

  @ParameterizedTest
  @MethodSource("badConfigs")
  void a_bad_genesis_is_refused_in_one_line_that_names_the_file(String text, String message)
      throws Exception {
    Path file = write("config.yaml", text);

    assertThatThrownBy(() -> NetworkConfig.read(file))
        .isInstanceOf(InputException.class)
        .hasMessageStartingWith(file.toString())
        .hasMessageContaining(message)
        .message()
        .doesNotContain("\n");
  }

  @Test
  void a_missing_file_says_so() {
    Path file = directory.resolve("none.yaml");

    assertThatThrownBy(() -> NetworkConfig.read(file)).hasMessage(file + ": no such file");
    assertThatThrownBy(() -> BootNodes.read(file)).hasMessage(file + ": no such file");
    assertThatThrownBy(() -> NodeKeyFile.read(file)).hasMessage(file + ": no such file");
  }

  private static String rows(String attester, String proposer) {
    return """
    node_0:
      - {index: 0, pubkey_hex: %s, privkey_file: %s}
      - {index: 0, pubkey_hex: %s, privkey_file: %s}
    """
        .formatted(ATTESTATION, attester, PROPOSAL, proposer);
  }

  private static final String ROWS = rows("v_0_attester_sk.ssz", "v_0_proposer_sk.ssz");

  private void writeKeys() throws IOException {
    Files.write(
        directory.resolve("v_0_attester_sk.ssz"),
        Registry.keys(0).attestation().secretKey().encode());
    Files.write(
        directory.resolve("v_0_proposer_sk.ssz"), Registry.keys(0).proposal().secretKey().encode());
  }

  private ValidatorFiles validators(String rows) throws Exception {
    writeKeys();
    return ValidatorFiles.read(
        write("annotated_validators.yaml", rows),
        "node_0",
        directory,
        NetworkConfig.read(write("config.yaml", config(ATTESTATION, PROPOSAL))),
        XmssPreset.TEST);
  }

  @Test
  void a_node_finds_its_validators_and_their_keys() throws Exception {
    var files = validators(ROWS);

    assertThat(files.validators()).containsExactly(Registry.keys(0).as(0));
    assertThat(files.keys()).hasSize(2);
  }

  static Stream<Arguments> badRows() {
    return Stream.of(
        Arguments.of("other: []\n", "no entry for node 'node_0'; it has [other]"),
        Arguments.of("node_0: 3\n", "node_0 must be a list"),
        Arguments.of(ROWS.replace("attester", "signer"), "must name one role"),
        Arguments.of(ROWS.replace("_attester_", "_attester_proposer_"), "must name one role"),
        Arguments.of(ROWS.replace("index: 0", "index: 4"), "genesis has 1 validators"),
        Arguments.of(ROWS.replace("index: 0", "index: x"), "index is 'x'"),
        Arguments.of(ROWS + ROWS.lines().toList().get(1) + "\n", "has two"),
        Arguments.of(ROWS.lines().limit(2).reduce("", (a, b) -> a + b + "\n"), "no proposer key"),
        Arguments.of(ROWS.replace("v_0_attester", "v_9_attester"), "no such file"),
        Arguments.of(ROWS.replace("v_0_attester_sk", "config_attester"), "no such file"));
  }

  @ParameterizedTest
  @MethodSource("badRows")
  void bad_rows_are_refused(String rows, String message) {
    assertThatThrownBy(() -> validators(rows))
        .isInstanceOf(InputException.class)
        .hasMessageContaining(message)
        .message()
        .doesNotContain("\n");
  }

  @Test
  void a_key_of_another_validator_is_refused() {
    String swapped =
        rows("v_0_proposer_attester_sk.ssz".replace("_proposer", ""), "v_0_proposer_sk.ssz");
    assertThatThrownBy(
            () -> {
              writeKeys();
              Files.copy(
                  directory.resolve("v_0_proposer_sk.ssz"), directory.resolve("w_attester.ssz"));
              validators(swapped.replace("v_0_attester_sk.ssz", "w_attester.ssz"));
            })
        .isInstanceOf(InputException.class)
        .hasMessageContaining("but genesis names");
  }

  @Test
  void a_damaged_key_is_refused() throws Exception {
    Files.write(directory.resolve("bad_attester.ssz"), new byte[300]);

    assertThatThrownBy(() -> validators(ROWS.replace("v_0_attester_sk.ssz", "bad_attester.ssz")))
        .isInstanceOf(InputException.class)
        .hasMessageContaining("not a secret key of the test scheme");
  }

  @Test
  void keys_that_are_used_up_are_refused() throws Exception {
    var files = validators(ROWS);

    files.requireUsable(255);
    assertThatThrownBy(() -> files.requireUsable(256))
        .isInstanceOf(InputException.class)
        .hasMessageContaining("validator 0 can sign in slots 0 to 255 only, and it is slot 256");
  }

  @Test
  void boot_nodes_are_records_or_multiaddresses() throws Exception {
    String address = "/ip4/127.0.0.1/udp/9000/quic-v1/p2p/" + key().peerId();

    assertThat(BootNodes.read(write("nodes.yaml", "- " + address + "\n")))
        .singleElement()
        .hasToString(address);
    assertThat(BootNodes.read(write("empty.yaml", ""))).isEmpty();
    assertThat(BootNodes.read(write("none.yaml", "[]\n"))).isEmpty();
    for (String bad :
        new String[] {
          "- enr:-abc\n",
          "- 12\n",
          "a: b\n",
          "- /ip4/1.2.3.4/tcp/1\n",
          "- /ip4/127.0.0.1/udp/9000/quic-v1\n"
        }) {
      Path file = write("bad.yaml", bad);
      assertThatThrownBy(() -> BootNodes.read(file))
          .isInstanceOf(InputException.class)
          .hasMessageStartingWith(file.toString());
    }
  }

  @Test
  void a_record_that_its_key_has_not_signed_is_refused() throws Exception {
    Path file = write("nodes.yaml", "- " + unsigned() + "\n");

    assertThatThrownBy(() -> BootNodes.read(file))
        .isInstanceOf(InputException.class)
        .hasMessageContaining("entry 1 is a node record that its key has not signed");
  }

  /// A record in good form whose signature is over something else.
  private static String unsigned() {
    byte[] rlp = Enr.sign(key(), InetAddress.getLoopbackAddress(), 9000).toRlp();
    rlp[20] ^= 1;
    return "enr:" + Base64.getUrlEncoder().withoutPadding().encodeToString(rlp);
  }

  private static NodeKey key() {
    return NodeKey.derive(new byte[32], "a");
  }

  @Test
  void a_node_key_is_64_digits() throws Exception {
    assertThat(NodeKeyFile.read(write("a.key", key().toHex() + "\n"))).isEqualTo(key());
    assertThat(NodeKeyFile.read(write("b.key", "0x" + key().toHex().replace("0x", ""))))
        .isEqualTo(key());
    for (String bad : new String[] {"", "12", "zz".repeat(32), "00".repeat(32), "ff".repeat(33)}) {
      Path file = write("bad.key", bad);
      assertThatThrownBy(() -> NodeKeyFile.read(file)).isInstanceOf(InputException.class);
    }
  }

  @Test
  void peers_are_known_by_the_names_of_the_network() throws Exception {
    Path file =
        write(
            "validator-config.yaml",
            """
            config: {attestation_committee_count: 3}
            validators:
              - {name: zeam_0, privkey: "%s", count: 1}
              - {name: broken, privkey: nothing}
              - {name: keyless}
            """
                .formatted(key().toHex()));

    assertThat(PeerNames.read(file)).containsOnly(java.util.Map.entry(key().peerId(), "zeam_0"));
    assertThat(NetworkConfig.committeeCount(file)).hasValue(3);
    assertThat(NetworkConfig.committeeCount(write("c.yaml", "a: b\n"))).isEmpty();
  }
}
