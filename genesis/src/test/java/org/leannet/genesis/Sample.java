package org.leannet.genesis;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.leannet.identity.NodeKey;
import org.leannet.ssz.Bytes;
import org.leannet.ssz.Root;
import org.leannet.xmss.XmssPreset;

/// Small networks to write files of.
final class Sample {

  static final Root SEED = Root.fromHex("5e".repeat(32));

  private Sample() {}

  /// zeam_0 with a given key and validators 0 and 2, ream_0 with 1, and an observer.
  static GenesisSpec spec(KeyLayout layout) {
    return spec(
        layout,
        List.of(
            node("zeam_0", "172.30.0.11", true, List.of(0, 2), Optional.of("11".repeat(32))),
            node("ream_0", "172.30.0.12", false, List.of(1), Optional.empty()),
            node("embedded_0", "172.30.0.13", false, List.of(), Optional.empty())));
  }

  static GenesisSpec spec(KeyLayout layout, List<NodeSpec> nodes) {
    return new GenesisSpec(
        XmssPreset.TEST, SEED, 5, 1, layout, dialects(layout), nodes, Optional.empty());
  }

  private static Set<Dialect> dialects(KeyLayout layout) {
    return layout == KeyLayout.DUAL ? Set.of(Dialect.LEAN_SPEC, Dialect.SINGLE_KEY) : Set.of();
  }

  static NodeSpec node(
      String name, String ip, boolean aggregator, List<Integer> validators, Optional<String> key) {
    return new NodeSpec(
        name, ip, 9000, 5054, 5052, aggregator, 0, validators, key.map(NodeKey::fromHex));
  }

  /// Keys that tell index and role: `00` is what YAML would swallow.
  static List<ValidatorKeys> keys(GenesisSpec spec) {
    List<ValidatorKeys> keys = new ArrayList<>();
    for (int i = 0; i < spec.validatorCount(); i++) {
      List<Bytes> pair = new ArrayList<>();
      for (int role = 0; role < spec.layout().roles().size(); role++) {
        pair.add(Bytes.fromHex("00%02x%02x".formatted(i, role) + "ab".repeat(49)));
      }
      keys.add(new ValidatorKeys(i, pair));
    }
    return keys;
  }
}
