package org.leannet.genesis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.leannet.genesis.execution.ExecutionFork;
import org.leannet.genesis.execution.ExecutionSpec;
import org.leannet.identity.Enr;
import org.leannet.identity.EnrException;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.schema.FailsafeSchema;

/// Every YAML file, whole. Published clients parse these texts; a changed line breaks one of them.
class YamlFilesTest {

  private static final String REST = "ab".repeat(49);

  private final GenesisSpec dual = Sample.spec(KeyLayout.DUAL);
  private final GenesisSpec single = Sample.spec(KeyLayout.SINGLE);

  @Test
  void config_has_bare_quoted_keys_in_validator_order() {
    assertThat(ConfigYaml.render(dual, Sample.keys(dual), 1_900_000_000, Dialect.QUICKSTART))
        .isEqualTo(
            """
            GENESIS_TIME: 1900000000
            ATTESTATION_COMMITTEE_COUNT: 1
            ACTIVE_EPOCH: 5
            VALIDATOR_COUNT: 3
            GENESIS_VALIDATORS:
              - attestation_pubkey: "000000${REST}"
                proposal_pubkey: "000001${REST}"
              - attestation_pubkey: "000100${REST}"
                proposal_pubkey: "000101${REST}"
              - attestation_pubkey: "000200${REST}"
                proposal_pubkey: "000201${REST}"
            """
                .replace("${REST}", REST));
  }

  @Test
  void config_for_lean_spec_has_its_long_names() {
    assertThat(ConfigYaml.render(dual, Sample.keys(dual), 1_900_000_000, Dialect.LEAN_SPEC))
        .contains("  - attestation_public_key: \"0x000100" + REST + "\"\n")
        .contains("    proposal_public_key: \"0x000101" + REST + "\"\n")
        .doesNotContain("pubkey");
  }

  @Test
  void config_for_lean_spec_of_devnet4_has_the_names_of_then() {
    assertThat(ConfigYaml.render(dual, Sample.keys(dual), 7, Dialect.LEAN_SPEC_DEVNET4))
        .contains("  - attestation_pubkey: \"0x000100" + REST + "\"\n")
        .contains("    proposal_pubkey: \"0x000101" + REST + "\"\n");
  }

  @Test
  void config_of_the_single_layout_is_a_plain_list() {
    assertThat(ConfigYaml.render(single, Sample.keys(single), 1_900_000_000, Dialect.QUICKSTART))
        .endsWith(
            """
            GENESIS_VALIDATORS:
              - "000000${REST}"
              - "000100${REST}"
              - "000200${REST}"
            """
                .replace("${REST}", REST));
  }

  @Test
  void validators_are_sorted_by_node_name() {
    assertThat(AssignmentYaml.validators(dual))
        .isEqualTo(
            """
            embedded_0: []
            ream_0:
              - 1
            zeam_0:
              - 0
              - 2
            """);
  }

  @Test
  void annotated_validators_pair_attester_and_proposer() {
    assertThat(AssignmentYaml.annotated(dual, Sample.keys(dual)))
        .isEqualTo(
            """
            zeam_0:
              - index: 0
                pubkey_hex: "000000${REST}"
                privkey_file: validator_0_attester_key_sk.ssz
              - index: 0
                pubkey_hex: "000001${REST}"
                privkey_file: validator_0_proposer_key_sk.ssz
              - index: 2
                pubkey_hex: "000200${REST}"
                privkey_file: validator_2_attester_key_sk.ssz
              - index: 2
                pubkey_hex: "000201${REST}"
                privkey_file: validator_2_proposer_key_sk.ssz
            ream_0:
              - index: 1
                pubkey_hex: "000100${REST}"
                privkey_file: validator_1_attester_key_sk.ssz
              - index: 1
                pubkey_hex: "000101${REST}"
                privkey_file: validator_1_proposer_key_sk.ssz
            embedded_0: []
            """
                .replace("${REST}", REST));
  }

  @Test
  void annotated_validators_of_the_single_layout_have_one_row_each() {
    assertThat(AssignmentYaml.annotated(single, Sample.keys(single)))
        .startsWith(
            """
            zeam_0:
              - index: 0
                pubkey_hex: "000000${REST}"
                privkey_file: validator_0_sk.ssz
              - index: 2
            """
                .replace("${REST}", REST));
  }

  @Test
  void validator_config_has_a_row_a_node_in_network_order() {
    PeerKeys peers = PeerKeys.of(dual);

    assertThat(NetworkYaml.validatorConfig(peers))
        .isEqualTo(
            """
            shuffle: roundrobin
            deployment_mode: local
            config:
              activeEpoch: 5
              keyType: "hash-sig"
              attestation_committee_count: 1
            validators:
              - name: "zeam_0"
                privkey: "1111111111111111111111111111111111111111111111111111111111111111"
                enrFields:
                  ip: "172.30.0.11"
                  quic: 9000
                metricsPort: 5054
                apiPort: 5052
                isAggregator: true
                devnet: "12345678"
                subnet: 0
                count: 2
              - name: "ream_0"
                privkey: "${REAM}"
                enrFields:
                  ip: "172.30.0.12"
                  quic: 9000
                metricsPort: 5054
                apiPort: 5052
                isAggregator: false
                devnet: "12345678"
                subnet: 0
                count: 1
              - name: "embedded_0"
                privkey: "${EMBEDDED}"
                enrFields:
                  ip: "172.30.0.13"
                  quic: 9000
                metricsPort: 5054
                apiPort: 5052
                isAggregator: false
                devnet: "12345678"
                subnet: 0
                count: 0
            """
                .replace("${REAM}", peers.peer("ream_0").key().toHex())
                .replace("${EMBEDDED}", peers.peer("embedded_0").key().toHex()));
  }

  @Test
  void validator_config_names_who_gets_the_fees_where_somebody_does() {
    String recipient = "0x" + "fe".repeat(20);
    ExecutionSpec execution = ExecutionSpec.of(7, ExecutionFork.PRAGUE, Map.of());
    GenesisSpec paired =
        new GenesisSpec(
            dual.preset(),
            dual.seed(),
            dual.activeEpoch(),
            dual.committeeCount(),
            dual.layout(),
            dual.dialects(),
            dual.nodes(),
            Optional.of(execution.withFeeRecipient(Optional.of(recipient))));

    assertThat(NetworkYaml.validatorConfig(PeerKeys.of(paired)))
        .contains(
            """
              attestation_committee_count: 1
              suggested_fee_recipient: "%s"
            validators:
            """
                .formatted(recipient));
    assertThatThrownBy(() -> execution.withFeeRecipient(Optional.of("0x12")))
        .hasMessage("not an address of 0x and 40 hex digits: 0x12");
  }

  @Test
  void validator_config_names_the_order_only_where_there_is_one() {
    assertThat(shuffleOf(List.of(0, 1), List.of(2))).isEqualTo("shuffle: none");
    assertThat(shuffleOf(List.of(0, 2), List.of(1))).isEqualTo("shuffle: roundrobin");
    assertThat(shuffleOf(List.of(1), List.of(0, 2))).isEqualTo("deployment_mode: local");
  }

  @Test
  void nodes_are_records_without_udp_in_the_order_of_the_nodes() throws EnrException {
    PeerKeys peers = PeerKeys.of(dual);
    List<String> lines = NetworkYaml.nodes(peers).lines().toList();

    assertThat(lines).hasSize(3);
    for (int i = 0; i < lines.size(); i++) {
      Enr enr = Enr.parse(lines.get(i).substring("- ".length()));
      assertThat(enr.signatureValid()).isTrue();
      assertThat(enr.seq()).isEqualTo(1);
      assertThat(enr.keys()).containsExactly("id", "ip", "quic", "secp256k1");
      assertThat(enr.peerId()).isEqualTo(peers.peers().get(i).peerId());
      assertThat(enr.dialAddress().orElseThrow().getPort()).isEqualTo(9000);
    }
  }

  @Test
  void the_manifest_is_the_key_tools_with_quotes() {
    assertThat(KeyManifestYaml.render(dual, Sample.keys(dual), Dialect.QUICKSTART))
        .startsWith(
            """
            key_scheme: SchemeAbortingTargetSumLifetime8Dim4Base8
            hash_function: Poseidon2
            encoding: TargetSum
            lifetime: 256
            log_num_active_epochs: 5
            num_active_epochs: 32
            num_validators: 3
            validators:
              - index: 0
                proposer_key_pubkey_hex: "0x000001${REST}"
                proposer_key_privkey_file: validator_0_proposer_key_sk.ssz
                attester_key_pubkey_hex: "0x000000${REST}"
                attester_key_privkey_file: validator_0_attester_key_sk.ssz
              - index: 1
            """
                .replace("${REST}", REST));
  }

  @Test
  void the_manifest_for_lean_spec_has_its_long_names() {
    assertThat(KeyManifestYaml.render(dual, Sample.keys(dual), Dialect.LEAN_SPEC))
        .contains(
            """
              - index: 1
                attestation_public_key_hex: "0x000100${REST}"
                proposal_public_key_hex: "0x000101${REST}"
                attestation_private_key_file: validator_1_attester_key_sk.ssz
                proposal_private_key_file: validator_1_proposer_key_sk.ssz
            """
                .replace("${REST}", REST));
  }

  @Test
  void the_manifest_for_lean_spec_of_devnet4_has_the_names_of_then() {
    assertThat(KeyManifestYaml.render(dual, Sample.keys(dual), Dialect.LEAN_SPEC_DEVNET4))
        .contains(
            """
              - index: 1
                attestation_pubkey_hex: "0x000100${REST}"
                proposal_pubkey_hex: "0x000101${REST}"
                attestation_privkey_file: validator_1_attester_key_sk.ssz
                proposal_privkey_file: validator_1_proposer_key_sk.ssz
            """
                .replace("${REST}", REST));
  }

  @Test
  void the_manifest_of_the_single_layout_is_that_of_devnet3() {
    assertThat(KeyManifestYaml.render(single, Sample.keys(single), Dialect.QUICKSTART))
        .endsWith(
            """
              - index: 2
                pubkey_hex: "0x000200${REST}"
                privkey_file: validator_2_sk.ssz
            """
                .replace("${REST}", REST));
  }

  @Test
  void every_file_parses_and_hex_keeps_its_zeros() {
    List<ValidatorKeys> keys = Sample.keys(dual);
    Map<?, ?> config = (Map<?, ?>) parse(ConfigYaml.render(dual, keys, 7, Dialect.QUICKSTART));
    Map<?, ?> first = (Map<?, ?>) ((List<?>) found(config, "GENESIS_VALIDATORS")).getFirst();
    Map<?, ?> rows = (Map<?, ?>) parse(AssignmentYaml.annotated(dual, keys));
    Map<?, ?> row = (Map<?, ?>) ((List<?>) found(rows, "zeam_0")).getFirst();
    Map<?, ?> manifest = (Map<?, ?>) parse(KeyManifestYaml.render(dual, keys, Dialect.QUICKSTART));
    Map<?, ?> entry = (Map<?, ?>) ((List<?>) found(manifest, "validators")).getFirst();

    assertThat(found(config, "GENESIS_TIME")).isEqualTo("7");
    assertThat(found(first, "attestation_pubkey")).isEqualTo("000000" + REST);
    assertThat(found(row, "pubkey_hex")).isEqualTo("000000" + REST);
    assertThat(found(entry, "attester_key_pubkey_hex")).isEqualTo("0x000000" + REST);
    assertThat((List<?>) parse(NetworkYaml.nodes(PeerKeys.of(dual)))).hasSize(3);
    assertThat(parse(AssignmentYaml.validators(dual)))
        .isEqualTo(
            Map.of("embedded_0", List.of(), "ream_0", List.of("1"), "zeam_0", List.of("0", "2")));
  }

  private static String shuffleOf(List<Integer> first, List<Integer> second) {
    GenesisSpec spec =
        Sample.spec(
            KeyLayout.DUAL,
            List.of(
                Sample.node("a_0", "10.0.0.1", true, first, Optional.empty()),
                Sample.node("b_0", "10.0.0.2", false, second, Optional.empty())));
    return NetworkYaml.validatorConfig(PeerKeys.of(spec)).lines().findFirst().orElseThrow();
  }

  private static Object found(Map<?, ?> map, String key) {
    Object value = map.get(key);
    if (value == null) {
      throw new AssertionError("no " + key + " in " + map.keySet());
    }
    return value;
  }

  /// With every scalar a string, as careful clients read it.
  private static Object parse(String yaml) {
    return new Load(LoadSettings.builder().setSchema(new FailsafeSchema()).build())
        .loadFromString(yaml);
  }
}
