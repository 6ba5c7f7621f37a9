package org.leannet.genesis.execution;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigInteger;

/// The accounts of block 0: system contracts first, then the prefunded ones by address.
final class Alloc {

  private Alloc() {}

  static ObjectNode of(ExecutionSpec spec) {
    ObjectNode alloc = JsonNodeFactory.instance.objectNode();
    for (SystemContract contract : SystemContract.of(spec.fork())) {
      ObjectNode account = alloc.putObject(contract.address());
      account.put("balance", "0x0");
      account.put("nonce", quantity(BigInteger.valueOf(contract.nonce())));
      account.put("code", contract.code());
      ObjectNode storage = account.putObject("storage");
      contract.storage().forEach(storage::put);
    }
    spec.accounts()
        .forEach((address, wei) -> alloc.putObject(address).put("balance", quantity(wei)));
    return alloc;
  }

  static String quantity(BigInteger value) {
    return "0x" + value.toString(16);
  }
}
