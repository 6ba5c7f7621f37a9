package org.leannet.genesis.execution;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.leannet.genesis.json.JsonText;
import org.leannet.ssz.Sha256;

class ExecutionGenesisTest {

  private static final String ACCOUNT = "0xf39fd6e51aad88f6f4ce6ab8827279cfffb92266";
  private static final Map<String, BigInteger> ACCOUNTS =
      Map.of(ACCOUNT, new BigInteger("10000000000000000000000"));

  @Test
  void geth_reads_every_fork_up_to_osaka() throws Exception {
    JsonNode genesis = parse(GethGenesis.render(spec(ExecutionFork.OSAKA)));

    assertThat(JsonText.of(genesis.get("config")))
        .isEqualTo(
            """
            {
              "chainId" : 3151908,
              "homesteadBlock" : 0,
              "eip150Block" : 0,
              "eip155Block" : 0,
              "eip158Block" : 0,
              "byzantiumBlock" : 0,
              "constantinopleBlock" : 0,
              "petersburgBlock" : 0,
              "istanbulBlock" : 0,
              "berlinBlock" : 0,
              "londonBlock" : 0,
              "mergeNetsplitBlock" : 0,
              "terminalTotalDifficulty" : 0,
              "terminalTotalDifficultyPassed" : true,
              "shanghaiTime" : 0,
              "cancunTime" : 0,
              "pragueTime" : 0,
              "osakaTime" : 0,
              "depositContractAddress" : "0x00000000219ab540356cbb839cbe05303d7705fa",
              "blobSchedule" : {
                "cancun" : {
                  "target" : 3,
                  "max" : 6,
                  "baseFeeUpdateFraction" : 3338477
                },
                "prague" : {
                  "target" : 6,
                  "max" : 9,
                  "baseFeeUpdateFraction" : 5007716
                },
                "osaka" : {
                  "target" : 6,
                  "max" : 9,
                  "baseFeeUpdateFraction" : 5007716
                }
              }
            }
            """);
  }

  @Test
  void the_header_is_a_constant() throws Exception {
    ObjectNode header = (ObjectNode) parse(GethGenesis.render(spec(ExecutionFork.PRAGUE)));
    header.remove("config");
    header.remove("alloc");

    assertThat(JsonText.of(header))
        .isEqualTo(
            """
            {
              "nonce" : "0x0000000000000000",
              "timestamp" : "0x0",
              "extraData" : "0x",
              "gasLimit" : "0x1c9c380",
              "difficulty" : "0x0",
              "mixHash" : "0x0000000000000000000000000000000000000000000000000000000000000000",
              "coinbase" : "0x0000000000000000000000000000000000000000",
              "number" : "0x0",
              "gasUsed" : "0x0",
              "parentHash" : "0x0000000000000000000000000000000000000000000000000000000000000000",
              "baseFeePerGas" : "0x3b9aca00",
              "excessBlobGas" : "0x0",
              "blobGasUsed" : "0x0"
            }
            """);
  }

  @ParameterizedTest
  @CsvSource({
    "0x00000000219ab540356cbb839cbe05303d7705fa, 0x0, 31, 2ea8166b0119",
    "0x000f3df6d732807ef1319fb7b8bb8522d0beac02, 0x1, 0, 46262d602b1b",
    "0x0000f90827f1c53a10cb7a02335b175320002935, 0x1, 0, 023a29f9030d",
    "0x00000961ef480eb55e80d19ad83579a64c007002, 0x1, 1, b7c3b4eb1094",
    "0x0000bbddc7ce488642fb579f8b00f3a590007251, 0x1, 1, e0775b1639e1"
  })
  void a_system_contract_has_its_published_code(
      String address, String nonce, int slots, String codeDigest) throws Exception {
    JsonNode account =
        parse(GethGenesis.render(spec(ExecutionFork.PRAGUE))).at("/alloc/" + address);

    assertThat(account.get("nonce").asText()).isEqualTo(nonce);
    assertThat(account.get("balance").asText()).isEqualTo("0x0");
    assertThat(account.get("storage").properties())
        .hasSize(slots)
        .allMatch(slot -> slot.getKey().length() == 66 && slot.getValue().asText().length() == 66);
    assertThat(Sha256.of(account.get("code").asText().getBytes(StandardCharsets.US_ASCII)).hex())
        .startsWith("0x" + codeDigest);
  }

  @Test
  void the_deposit_contract_starts_with_the_chain_of_zero_hashes() throws Exception {
    JsonNode storage =
        parse(GethGenesis.render(spec(ExecutionFork.CANCUN)))
            .at("/alloc/0x00000000219ab540356cbb839cbe05303d7705fa/storage");
    byte[] pair = new byte[64];

    for (int slot = 0x22; slot <= 0x40; slot++) {
      String expected = Sha256.of(pair).hex();
      assertThat(storage.get("0x%064x".formatted(slot)).asText()).isEqualTo(expected);
      Sha256.of(pair).writeTo(pair, 32);
      System.arraycopy(pair, 32, pair, 0, 32);
    }
  }

  @Test
  void cancun_has_no_contracts_of_prague() throws Exception {
    JsonNode genesis = parse(GethGenesis.render(spec(ExecutionFork.CANCUN)));

    assertThat(genesis.get("alloc").properties()).hasSize(3);
    assertThat(genesis.get("config").has("pragueTime")).isFalse();
    assertThat(genesis.at("/alloc/" + ACCOUNT + "/balance").asText())
        .isEqualTo("0x21e19e0c9bab2400000");
  }

  @Test
  void besu_has_four_keys_more_than_geth() throws Exception {
    ObjectNode besu = (ObjectNode) parse(BesuGenesis.render(spec(ExecutionFork.PRAGUE)));
    ObjectNode config = (ObjectNode) besu.get("config");

    assertThat(config.remove("preMergeForkBlock").asInt()).isZero();
    assertThat(config.remove("ethash")).isEmpty();
    assertThat(config.remove("withdrawalRequestContractAddress").asText())
        .isEqualTo("0x00000961ef480eb55e80d19ad83579a64c007002");
    assertThat(config.remove("consolidationRequestContractAddress").asText())
        .isEqualTo("0x0000bbddc7ce488642fb579f8b00f3a590007251");
    assertThat(JsonText.of(besu)).isEqualTo(GethGenesis.render(spec(ExecutionFork.PRAGUE)));
  }

  @Test
  void nethermind_switches_every_eip_at_the_start() throws Exception {
    JsonNode chainSpec = parse(NethermindChainSpec.render(spec(ExecutionFork.PRAGUE)));
    JsonNode params = chainSpec.get("params");

    assertThat(params.get("networkID").asText()).isEqualTo("0x301824");
    assertThat(params.get("eip1559Transition").asText()).isEqualTo("0x0");
    assertThat(params.get("eip7702TransitionTimestamp").asText()).isEqualTo("0x0");
    assertThat(params.has("eip7594TransitionTimestamp")).isFalse();
    assertThat(JsonText.of(params.get("blobSchedule")))
        .isEqualTo(
            """
            [
              {
                "timestamp" : "0x0",
                "target" : 6,
                "max" : 9,
                "baseFeeUpdateFraction" : "0x4c6964"
              }
            ]
            """);
    assertThat(chainSpec.at("/genesis/seal/ethereum/nonce").asText())
        .isEqualTo("0x0000000000000000");
  }

  @ParameterizedTest
  @EnumSource
  void all_forms_describe_the_same_block_and_accounts(ExecutionFork fork) throws Exception {
    JsonNode geth = parse(GethGenesis.render(spec(fork)));
    JsonNode nethermind = parse(NethermindChainSpec.render(spec(fork)));
    JsonNode block = nethermind.get("genesis");

    assertThat(nethermind.get("accounts")).isEqualTo(geth.get("alloc"));
    for (String field :
        new String[] {
          "difficulty",
          "timestamp",
          "parentHash",
          "extraData",
          "gasLimit",
          "baseFeePerGas",
          "excessBlobGas",
          "blobGasUsed"
        }) {
      assertThat(block.get(field)).as(field).isEqualTo(geth.get(field));
    }
    assertThat(block.get("author")).isEqualTo(geth.get("coinbase"));
    assertThat(block.at("/seal/ethereum/mixHash")).isEqualTo(geth.get("mixHash"));
  }

  @Test
  void accounts_are_addresses_with_balances() {
    assertRefused("0x1234", BigInteger.ONE, "not an address of 0x and 40 hex digits: 0x1234");
    assertRefused(
        ACCOUNT,
        BigInteger.valueOf(-1),
        "account %s cannot own -1 wei: a balance has 256 bits".formatted(ACCOUNT));
    assertRefused(
        "0x00000961Ef480Eb55E80D19ad83579A64c007002",
        BigInteger.ONE,
        "account 0x00000961Ef480Eb55E80D19ad83579A64c007002 is a system contract and has no balance"
            + " of its own");
    Map<String, BigInteger> twice = new HashMap<>(ACCOUNTS);
    twice.put("0x" + ACCOUNT.substring(2).toUpperCase(Locale.ROOT), BigInteger.ONE);
    assertThatThrownBy(() -> ExecutionSpec.of(1, ExecutionFork.PRAGUE, twice))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("appears twice");
  }

  @Test
  void a_fork_is_found_by_name_in_any_case() {
    assertThat(ExecutionFork.byName("Prague")).contains(ExecutionFork.PRAGUE);
    assertThat(ExecutionFork.byName("paris")).isEmpty();
  }

  private static void assertRefused(String address, BigInteger wei, String message) {
    Map<String, BigInteger> accounts = Map.of(address, wei);
    assertThatThrownBy(() -> ExecutionSpec.of(1, ExecutionFork.PRAGUE, accounts))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(message);
  }

  private static ExecutionSpec spec(ExecutionFork fork) {
    return ExecutionSpec.of(ExecutionSpec.DEFAULT_CHAIN_ID, fork, ACCOUNTS);
  }

  private static JsonNode parse(String json) throws JsonProcessingException {
    return new ObjectMapper().readTree(json);
  }
}
