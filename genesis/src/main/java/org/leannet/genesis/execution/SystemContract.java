package org.leannet.genesis.execution;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/// A contract that the protocol itself calls and that therefore exists before the first block.
record SystemContract(
    String address,
    ExecutionFork since,
    int nonce,
    String code,
    SortedMap<String, String> storage) {

  private static final String RESOURCE = "system-contracts.json";
  private static final int WORD_DIGITS = 64;
  private static final List<SystemContract> ALL = load();

  SystemContract {
    storage = Collections.unmodifiableSortedMap(new TreeMap<>(storage));
  }

  /// Those that exist under this fork. Without its withdrawal and consolidation contracts a Prague
  /// chain cannot produce a single block.
  static List<SystemContract> of(ExecutionFork fork) {
    return ALL.stream().filter(contract -> fork.includes(contract.since)).toList();
  }

  static boolean isOne(String address) {
    return ALL.stream().anyMatch(contract -> contract.address.equals(address));
  }

  private static List<SystemContract> load() {
    try (InputStream in = SystemContract.class.getResourceAsStream(RESOURCE)) {
      if (in == null) {
        throw new IllegalStateException(RESOURCE + " is missing from the program's jar");
      }
      List<SystemContract> contracts = new ArrayList<>();
      for (JsonNode entry : new ObjectMapper().readTree(in)) {
        contracts.add(read(entry));
      }
      return List.copyOf(contracts);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static SystemContract read(JsonNode entry) {
    SortedMap<String, String> storage = new TreeMap<>();
    for (Map.Entry<String, JsonNode> slot : entry.get("storage").properties()) {
      storage.put(word(slot.getKey()), slot.getValue().asText());
    }
    return new SystemContract(
        entry.get("address").asText(),
        ExecutionFork.valueOf(entry.get("since").asText()),
        entry.get("nonce").asInt(),
        entry.get("code").asText(),
        storage);
  }

  private static String word(String slot) {
    return "0x" + "0".repeat(WORD_DIGITS + 2 - slot.length()) + slot.substring(2);
  }
}
