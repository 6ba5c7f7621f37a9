package org.leannet.genesis.execution;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.leannet.genesis.json.JsonText;

/// `genesis.json` as geth, reth, erigon, ethrex, nimbus, ethereumjs and recent Besu and Nethermind
/// read it.
public final class GethGenesis {

  private static final String[] BLOCK_FORKS = {
    "homestead",
    "eip150",
    "eip155",
    "eip158",
    "byzantium",
    "constantinople",
    "petersburg",
    "istanbul",
    "berlin",
    "london",
    "mergeNetsplit"
  };

  private GethGenesis() {}

  public static String render(ExecutionSpec spec) {
    return JsonText.of(tree(spec));
  }

  static ObjectNode tree(ExecutionSpec spec) {
    ObjectNode root = JsonNodeFactory.instance.objectNode();
    config(spec, root.putObject("config"));
    root.put("nonce", GenesisBlock.NONCE);
    root.put("timestamp", GenesisBlock.TIMESTAMP);
    root.put("extraData", GenesisBlock.EXTRA_DATA);
    root.put("gasLimit", GenesisBlock.GAS_LIMIT);
    root.put("difficulty", GenesisBlock.DIFFICULTY);
    root.put("mixHash", GenesisBlock.ZERO_HASH);
    root.put("coinbase", GenesisBlock.ZERO_ADDRESS);
    root.put("number", "0x0");
    root.put("gasUsed", "0x0");
    root.put("parentHash", GenesisBlock.ZERO_HASH);
    root.put("baseFeePerGas", GenesisBlock.BASE_FEE);
    root.put("excessBlobGas", GenesisBlock.NO_BLOB_GAS);
    root.put("blobGasUsed", GenesisBlock.NO_BLOB_GAS);
    root.set("alloc", Alloc.of(spec));
    return root;
  }

  private static void config(ExecutionSpec spec, ObjectNode config) {
    config.put("chainId", spec.chainId());
    for (String fork : BLOCK_FORKS) {
      config.put(fork + "Block", 0);
    }
    config.put("terminalTotalDifficulty", 0);
    config.put("terminalTotalDifficultyPassed", true);
    config.put("shanghaiTime", 0);
    for (ExecutionFork fork : spec.fork().upToHere()) {
      config.put(fork.timeKey(), 0);
    }
    config.put("depositContractAddress", GenesisBlock.DEPOSIT_CONTRACT);
    ObjectNode schedules = config.putObject("blobSchedule");
    for (ExecutionFork fork : spec.fork().upToHere()) {
      ObjectNode schedule = schedules.putObject(fork.forkName());
      schedule.put("target", fork.blobSchedule().target());
      schedule.put("max", fork.blobSchedule().max());
      schedule.put("baseFeeUpdateFraction", fork.blobSchedule().baseFeeUpdateFraction());
    }
  }
}
