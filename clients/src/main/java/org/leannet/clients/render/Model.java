package org.leannet.clients.render;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.leannet.clients.ClientDescription;
import org.leannet.clients.PortDescription;

/// What templates may name, as `clients/README.md` lists it.
final class Model {
  private static final String FINALIZED = "/lean/v0/states/finalized";

  private final Map<String, Object> values = new HashMap<>();

  private Model() {}

  static Map<String, Object> of(
      ClientDescription client, NodeContext context, List<PortDescription> ports) {
    Model model = new Model();
    model.values.put("node", context.node());
    model.values.put("ip", context.ip());
    model.values.put("network", context.place().network());
    model.values.put("data", context.place().data());
    model.values.put("jwt", context.place().jwt());
    model.values.put("listen", context.place().listen());
    Map<String, Object> numbers = new LinkedHashMap<>();
    ports.forEach(port -> numbers.put(port.id(), port.number()));
    model.values.put("ports", numbers);
    model.put(
        "log",
        context
            .changes()
            .logLevel()
            .flatMap(level -> Optional.ofNullable(client.launch().logLevels().get(level))));
    switch (context.role()) {
      case Role.Lean lean -> model.add(lean);
      case Role.Execution execution -> model.add(execution);
    }
    return model.values;
  }

  private void put(String name, Optional<?> value) {
    value.ifPresent(present -> values.put(name, present));
  }

  private void add(Role.Lean lean) {
    values.put("generation", lean.chain().generation());
    values.put("preset", lean.chain().preset());
    values.put("committees", lean.chain().committees());
    values.put("validator_count", lean.chain().validators());
    put("genesis_time", lean.chain().genesisTime());
    values.put("position", lean.duties().position());
    values.put("validators", lean.duties().validators());
    values.put("subnet", lean.duties().subnet());
    values.put("aggregator", lean.duties().aggregator());
    values.put("subnets", lean.duties().aggregateSubnets());
    values.put("checkpoints", lean.checkpoints().stream().map(Model::base).toList());
    values.put("enrs", lean.peers().stream().map(Role.Peer::enr).toList());
    values.put("multiaddrs", lean.peers().stream().map(Role.Peer::multiaddr).toList());
    lean.engine().ifPresent(engine -> values.put("engine", engine(engine)));
  }

  private static Map<String, Object> engine(Role.Engine engine) {
    Map<String, Object> values = new HashMap<>();
    values.put("url", engine.url());
    values.put("genesis_hash", engine.genesisHash());
    engine.feeRecipient().ifPresent(address -> values.put("fee_recipient", address));
    return values;
  }

  private void add(Role.Execution execution) {
    values.put("chain_id", execution.chainId());
    put("gas_limit", execution.gasLimit());
    values.put(
        "bootnodes",
        execution.bootNodes().stream().flatMap(n -> n.enr().or(n::enode).stream()).toList());
    values.put("enodes", execution.bootNodes().stream().flatMap(n -> n.enode().stream()).toList());
  }

  /// A checkpoint's URL without the path that leads to the state: users give either.
  private static String base(String url) {
    String shorter = url.endsWith("/") ? url.substring(0, url.length() - 1) : url;
    return shorter.endsWith(FINALIZED)
        ? shorter.substring(0, shorter.length() - FINALIZED.length())
        : shorter;
  }
}
