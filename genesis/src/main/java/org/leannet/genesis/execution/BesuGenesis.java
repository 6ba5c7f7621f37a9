package org.leannet.genesis.execution;

import com.fasterxml.jackson.databind.node.ObjectNode;
import org.leannet.genesis.json.JsonText;

/// `besu.json` for Besu images that do not take geth's form: the same with four keys more.
public final class BesuGenesis {

  private BesuGenesis() {}

  public static String render(ExecutionSpec spec) {
    ObjectNode root = GethGenesis.tree(spec);
    ObjectNode config = (ObjectNode) root.get("config");
    config.put("preMergeForkBlock", 0);
    config.putObject("ethash");
    if (spec.fork().includes(ExecutionFork.PRAGUE)) {
      config.put("withdrawalRequestContractAddress", GenesisBlock.WITHDRAWAL_CONTRACT);
      config.put("consolidationRequestContractAddress", GenesisBlock.CONSOLIDATION_CONTRACT);
    }
    return JsonText.of(root);
  }
}
