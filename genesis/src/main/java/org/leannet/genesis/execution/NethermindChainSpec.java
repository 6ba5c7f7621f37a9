package org.leannet.genesis.execution;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigInteger;
import org.leannet.genesis.json.JsonText;

/// `chainspec.json` for Nethermind images that do not take geth's form.
public final class NethermindChainSpec {

  private static final String[] BLOCK_EIPS = {
    "150",
    "158",
    "160",
    "161abc",
    "161d",
    "155",
    "140",
    "211",
    "214",
    "658",
    "145",
    "1014",
    "1052",
    "1283",
    "1283Disable",
    "152",
    "1108",
    "1344",
    "1884",
    "2028",
    "2200",
    "2565",
    "2929",
    "2930",
    "1559",
    "3198",
    "3529",
    "3541"
  };

  private NethermindChainSpec() {}

  public static String render(ExecutionSpec spec) {
    ObjectNode root = JsonNodeFactory.instance.objectNode();
    root.put("name", "leannet");
    root.putObject("engine").putObject("Ethash");
    params(spec, root.putObject("params"));
    genesis(root.putObject("genesis"));
    root.set("accounts", Alloc.of(spec));
    root.putArray("nodes");
    return JsonText.of(root);
  }

  private static void params(ExecutionSpec spec, ObjectNode params) {
    String chainId = Alloc.quantity(BigInteger.valueOf(spec.chainId()));
    params.put("gasLimitBoundDivisor", "0x400");
    params.put("registrar", GenesisBlock.ZERO_ADDRESS);
    params.put("accountStartNonce", "0x0");
    params.put("maximumExtraDataSize", "0xffff");
    params.put("minGasLimit", "0x1388");
    params.put("networkID", chainId);
    params.put("chainID", chainId);
    params.put("MergeForkIdTransition", "0x0");
    params.put("mergeForkIdTransition", "0x0");
    params.put("maxCodeSize", "0x6000");
    params.put("maxCodeSizeTransition", "0x0");
    for (String eip : BLOCK_EIPS) {
      params.put("eip" + eip + "Transition", "0x0");
    }
    params.put("terminalTotalDifficulty", "0x0");
    for (ExecutionFork fork : spec.fork().upToHere()) {
      for (int eip : fork.eips()) {
        params.put("eip" + eip + "TransitionTimestamp", "0x0");
      }
    }
    params.put("depositContractAddress", GenesisBlock.DEPOSIT_CONTRACT);
    blobSchedule(spec, params.putArray("blobSchedule"));
  }

  /// One entry a timestamp: all forks here share theirs, so the latest one's counts.
  private static void blobSchedule(ExecutionSpec spec, ArrayNode schedules) {
    ExecutionFork.BlobSchedule schedule = spec.fork().blobSchedule();
    schedules
        .addObject()
        .put("timestamp", GenesisBlock.TIMESTAMP)
        .put("target", schedule.target())
        .put("max", schedule.max())
        .put(
            "baseFeeUpdateFraction",
            Alloc.quantity(BigInteger.valueOf(schedule.baseFeeUpdateFraction())));
  }

  private static void genesis(ObjectNode genesis) {
    ObjectNode seal = genesis.putObject("seal").putObject("ethereum");
    seal.put("nonce", GenesisBlock.NONCE);
    seal.put("mixHash", GenesisBlock.ZERO_HASH);
    genesis.put("difficulty", GenesisBlock.DIFFICULTY);
    genesis.put("author", GenesisBlock.ZERO_ADDRESS);
    genesis.put("timestamp", GenesisBlock.TIMESTAMP);
    genesis.put("parentHash", GenesisBlock.ZERO_HASH);
    genesis.put("extraData", GenesisBlock.EXTRA_DATA);
    genesis.put("gasLimit", GenesisBlock.GAS_LIMIT);
    genesis.put("baseFeePerGas", GenesisBlock.BASE_FEE);
    genesis.put("excessBlobGas", GenesisBlock.NO_BLOB_GAS);
    genesis.put("blobGasUsed", GenesisBlock.NO_BLOB_GAS);
  }
}
