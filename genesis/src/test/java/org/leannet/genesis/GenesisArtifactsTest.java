package org.leannet.genesis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.leannet.consensus.Genesis;
import org.leannet.consensus.containers.State;
import org.leannet.consensus.containers.Validator;
import org.leannet.genesis.execution.ExecutionFork;
import org.leannet.genesis.execution.ExecutionSpec;
import org.leannet.ssz.Bytes;
import org.leannet.ssz.Root;
import org.leannet.xmss.Parallel;
import org.leannet.xmss.SecretKey;
import org.leannet.xmss.XmssPreset;

class GenesisArtifactsTest {

  private static final Instant GENESIS = Instant.ofEpochSecond(1_900_000_000);

  @TempDir Path temp;

  private final List<GenesisEvent> events = new ArrayList<>();

  @Test
  void the_directory_has_every_file_clients_look_for() throws IOException {
    GenesisArtifacts artifacts = make(withExecution(), Optional.empty(), "net");

    assertThat(files("net").keySet()).doesNotContain("config.yaml", "genesis.ssz", "genesis.json");
    artifacts.stamp(GENESIS);
    assertThat(files("net").keySet())
        .containsExactly(
            ".leannet-files",
            "annotated_validators.yaml",
            "config.yaml",
            "embedded_0.key",
            "execution/besu.json",
            "execution/chainspec.json",
            "execution/genesis.json",
            "execution/jwtsecret",
            "genesis.json",
            "genesis.ssz",
            "hash-sig-keys/validator-keys-manifest.yaml",
            "hash-sig-keys/validator_0_attester_key_pk.ssz",
            "hash-sig-keys/validator_0_attester_key_sk.ssz",
            "hash-sig-keys/validator_0_proposer_key_pk.ssz",
            "hash-sig-keys/validator_0_proposer_key_sk.ssz",
            "hash-sig-keys/validator_1_attester_key_pk.ssz",
            "hash-sig-keys/validator_1_attester_key_sk.ssz",
            "hash-sig-keys/validator_1_proposer_key_pk.ssz",
            "hash-sig-keys/validator_1_proposer_key_sk.ssz",
            "hash-sig-keys/validator_2_attester_key_pk.ssz",
            "hash-sig-keys/validator_2_attester_key_sk.ssz",
            "hash-sig-keys/validator_2_proposer_key_pk.ssz",
            "hash-sig-keys/validator_2_proposer_key_sk.ssz",
            "lean-spec/config.yaml",
            "lean-spec/hash-sig-keys/validator-keys-manifest.yaml",
            "lean-spec/hash-sig-keys/validator_0_attester_key_sk.ssz",
            "lean-spec/hash-sig-keys/validator_0_proposer_key_sk.ssz",
            "lean-spec/hash-sig-keys/validator_1_attester_key_sk.ssz",
            "lean-spec/hash-sig-keys/validator_1_proposer_key_sk.ssz",
            "lean-spec/hash-sig-keys/validator_2_attester_key_sk.ssz",
            "lean-spec/hash-sig-keys/validator_2_proposer_key_sk.ssz",
            "lean-spec/validators.yaml",
            "nodes.yaml",
            "ream_0.key",
            "single-key/annotated_validators.yaml",
            "single-key/config.yaml",
            "single-key/embedded_0.key",
            "single-key/genesis.json",
            "single-key/genesis.ssz",
            "single-key/hash-sig-keys/validator-keys-manifest.yaml",
            "single-key/hash-sig-keys/validator_0_pk.ssz",
            "single-key/hash-sig-keys/validator_0_sk.ssz",
            "single-key/hash-sig-keys/validator_1_pk.ssz",
            "single-key/hash-sig-keys/validator_1_sk.ssz",
            "single-key/hash-sig-keys/validator_2_pk.ssz",
            "single-key/hash-sig-keys/validator_2_sk.ssz",
            "single-key/nodes.yaml",
            "single-key/ream_0.key",
            "single-key/validator-config.yaml",
            "single-key/validators.yaml",
            "single-key/zeam_0.key",
            "validator-config.yaml",
            "validators.yaml",
            "zeam_0.key");
    assertThat(file("net", "zeam_0.key").toArray()).asString().isEqualTo("11".repeat(32) + "\n");
  }

  @Test
  void the_same_seed_gives_the_same_bytes_with_and_without_a_cache() throws IOException {
    Optional<KeyCache> cache = Optional.of(new KeyCache(temp.resolve("cache")));
    make(withExecution(), Optional.empty(), "bare").stamp(GENESIS);
    make(withExecution(), cache, "filling").stamp(GENESIS);
    events.clear();
    make(withExecution(), cache, "filled").stamp(GENESIS);

    assertThat(files("filling")).isEqualTo(files("bare"));
    assertThat(files("filled")).isEqualTo(files("bare"));
    assertThat(events).noneMatch(GenesisEvent.KeyAdvanced.class::isInstance);
  }

  @Test
  void another_seed_gives_other_keys() throws IOException {
    GenesisSpec spec = Sample.spec(KeyLayout.DUAL);
    make(spec, Optional.empty(), "one");
    make(
        new GenesisSpec(
            spec.preset(),
            Root.ZERO,
            spec.activeEpoch(),
            1,
            KeyLayout.DUAL,
            Set.of(),
            spec.nodes(),
            Optional.empty()),
        Optional.empty(),
        "two");

    for (String name : List.of("ream_0.key", "hash-sig-keys/validator_0_attester_key_pk.ssz")) {
      assertThat(file("one", name)).isNotEqualTo(file("two", name));
    }
  }

  @Test
  void key_files_belong_together_and_to_the_state() throws Exception {
    make(Sample.spec(KeyLayout.DUAL), Optional.empty(), "net").stamp(GENESIS);
    State state = State.SSZ.decode(file("net", "genesis.ssz").toArray());

    assertThat(state.validators()).hasSize(3);
    for (Validator validator : state.validators()) {
      String stem = "hash-sig-keys/validator_" + validator.index();
      assertThat(file("net", stem + "_attester_key_pk.ssz"))
          .isEqualTo(validator.attestationPublicKey());
      assertThat(file("net", stem + "_proposer_key_pk.ssz"))
          .isEqualTo(validator.proposalPublicKey());
      for (String role : List.of("_attester", "_proposer")) {
        SecretKey secret =
            SecretKey.decode(XmssPreset.TEST, file("net", stem + role + "_key_sk.ssz").toArray());
        assertThat(secret.publicKey()).isEqualTo(file("net", stem + role + "_key_pk.ssz"));
        assertThat(secret.activationSlot()).isZero();
        assertThat(secret.activeSlots()).isGreaterThanOrEqualTo(32);
      }
    }
  }

  @Test
  void the_stamped_block_is_the_one_the_chain_starts_from() throws Exception {
    GenesisArtifacts.Stamped stamped =
        make(Sample.spec(KeyLayout.DUAL), Optional.empty(), "net").stamp(GENESIS);
    State state = State.SSZ.decode(file("net", "genesis.ssz").toArray());

    assertThat(state.config().genesisTime()).isEqualTo(1_900_000_000);
    assertThat(stamped.blockRoot()).isEqualTo(Genesis.block(state).root());
    assertThat(stamped.directory()).isEqualTo(temp.resolve("net"));
  }

  @Test
  void a_second_stamp_moves_the_genesis() throws IOException {
    GenesisArtifacts artifacts = make(Sample.spec(KeyLayout.DUAL), Optional.empty(), "net");
    artifacts.stamp(GENESIS);
    artifacts.stamp(GENESIS.plusSeconds(60));

    assertThat(Files.readString(temp.resolve("net/config.yaml")))
        .startsWith("GENESIS_TIME: 1900000060\n");
  }

  @Test
  void a_broken_second_is_no_genesis_time() {
    GenesisArtifacts artifacts = make(Sample.spec(KeyLayout.DUAL), Optional.empty(), "net");

    assertThatThrownBy(() -> artifacts.stamp(GENESIS.plusMillis(1)))
        .isInstanceOf(GenesisException.class)
        .hasMessage("genesis cannot be at 2030-03-17T17:46:40.001Z");
  }

  @Test
  void the_state_as_json_has_the_containers_fields_in_order() throws IOException {
    make(Sample.spec(KeyLayout.DUAL), Optional.empty(), "net").stamp(GENESIS);
    String zero = "0x" + "00".repeat(32);
    JsonNode json = new ObjectMapper().readTree(temp.resolve("net/genesis.json").toFile());

    assertThat(json.properties().stream().map(Map.Entry::getKey))
        .containsExactly(
            "config",
            "slot",
            "latest_block_header",
            "latest_justified",
            "latest_finalized",
            "historical_block_hashes",
            "justified_slots",
            "validators",
            "justifications_roots",
            "justifications_validators");
    assertThat(json.at("/config/genesis_time").asLong()).isEqualTo(1_900_000_000);
    assertThat(json.at("/latest_block_header/body_root").asText())
        .isEqualTo("0xdba9671bac9513c9482f1416a53aabd2c6ce90d5a5f865ce5a55c775325c9136");
    assertThat(json.at("/latest_justified/root").asText()).isEqualTo(zero);
    assertThat(json.at("/validators/2/attestation_pubkey").asText())
        .isEqualTo(file("net", "hash-sig-keys/validator_2_attester_key_pk.ssz").hex());
    assertThat(json.at("/validators/2/index").asInt()).isEqualTo(2);
  }

  @Test
  void the_single_layout_has_one_key_a_validator() throws Exception {
    make(Sample.spec(KeyLayout.SINGLE), Optional.empty(), "net").stamp(GENESIS);
    SingleKeyState state = SingleKeyState.SSZ.decode(file("net", "genesis.ssz").toArray());
    JsonNode json = new ObjectMapper().readTree(temp.resolve("net/genesis.json").toFile());

    assertThat(files("net")).containsKey("hash-sig-keys/validator_1_sk.ssz").hasSize(18);
    assertThat(state.validators().get(1).pubkey())
        .isEqualTo(file("net", "hash-sig-keys/validator_1_pk.ssz"));
    assertThat(json.at("/validators/1/pubkey").asText())
        .isEqualTo(state.validators().get(1).pubkey().hex());
  }

  @Test
  void clients_of_one_key_get_the_votes_key_in_files_of_their_own() throws Exception {
    make(Sample.spec(KeyLayout.DUAL), Optional.empty(), "net").stamp(GENESIS);
    SingleKeyState state =
        SingleKeyState.SSZ.decode(file("net", "single-key/genesis.ssz").toArray());
    Bytes attester = file("net", "hash-sig-keys/validator_1_attester_key_pk.ssz");

    assertThat(state.validators().get(1).pubkey()).isEqualTo(attester);
    assertThat(file("net", "single-key/hash-sig-keys/validator_1_sk.ssz"))
        .isEqualTo(file("net", "hash-sig-keys/validator_1_attester_key_sk.ssz"));
    assertThat(Files.readString(temp.resolve("net/single-key/config.yaml")))
        .contains("  - \"%s\"\n".formatted(attester.hex().substring(2)))
        .doesNotContain("pubkey");
    assertThat(Files.readString(temp.resolve("net/single-key/annotated_validators.yaml")))
        .contains("    privkey_file: validator_1_sk.ssz\n")
        .doesNotContain("proposer");
  }

  @Test
  void progress_is_told_key_by_key_and_file_by_file() {
    make(Sample.spec(KeyLayout.DUAL), Optional.empty(), "net").stamp(GENESIS);

    assertThat(events)
        .startsWith(new GenesisEvent.KeyStarted(0, KeyRole.ATTESTER, 1, 6))
        .contains(new GenesisEvent.KeyAdvanced(0, KeyRole.ATTESTER, 32, 32))
        .contains(new GenesisEvent.KeyReady(2, KeyRole.PROPOSER, 6, 6, false))
        .endsWith(new GenesisEvent.FileWritten("single-key/genesis.json"));
  }

  @Test
  void the_jwt_secret_is_one_line_of_hex() throws IOException {
    make(withExecution(), Optional.empty(), "net");

    assertThat(Files.readString(temp.resolve("net/execution/jwtsecret"))).matches("0x[0-9a-f]{64}");
  }

  @Test
  void a_foreign_file_in_the_directory_stops_it() throws IOException {
    Path foreign = temp.resolve("net/nodes.yaml");
    Files.createDirectories(temp.resolve("net"));
    Files.writeString(foreign, "- my own\n");

    assertThatThrownBy(() -> make(Sample.spec(KeyLayout.DUAL), Optional.empty(), "net"))
        .isInstanceOf(GenesisException.class)
        .hasMessageStartingWith(foreign.toString());
    assertThat(foreign).hasContent("- my own\n");
  }

  private GenesisArtifacts make(GenesisSpec spec, Optional<KeyCache> cache, String name) {
    KeyMaker keys = new KeyMaker(Parallel.SERIAL, cache, events::add);
    return GenesisArtifacts.make(PeerKeys.of(spec), keys, temp.resolve(name));
  }

  private static GenesisSpec withExecution() {
    GenesisSpec spec = Sample.spec(KeyLayout.DUAL);
    return new GenesisSpec(
        spec.preset(),
        spec.seed(),
        spec.activeEpoch(),
        spec.committeeCount(),
        spec.layout(),
        spec.dialects(),
        spec.nodes(),
        Optional.of(
            ExecutionSpec.of(
                ExecutionSpec.DEFAULT_CHAIN_ID,
                ExecutionFork.PRAGUE,
                Map.of("0xf39fd6e51aad88f6f4ce6ab8827279cfffb92266", BigInteger.TEN))));
  }

  private SortedMap<String, Bytes> files(String name) throws IOException {
    Path root = temp.resolve(name);
    SortedMap<String, Bytes> files = new TreeMap<>();
    try (Stream<Path> all = Files.walk(root)) {
      for (Path file : all.filter(Files::isRegularFile).toList()) {
        files.put(root.relativize(file).toString(), Bytes.of(Files.readAllBytes(file)));
      }
    }
    return files;
  }

  private Bytes file(String network, String name) throws IOException {
    return Bytes.of(Files.readAllBytes(temp.resolve(network).resolve(name)));
  }
}
