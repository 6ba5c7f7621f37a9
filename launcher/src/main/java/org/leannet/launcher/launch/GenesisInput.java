package org.leannet.launcher.launch;

import java.math.BigInteger;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.leannet.genesis.Dialect;
import org.leannet.genesis.GenesisSpec;
import org.leannet.genesis.KeyLayout;
import org.leannet.genesis.NodeSpec;
import org.leannet.genesis.execution.ExecutionFork;
import org.leannet.genesis.execution.ExecutionSpec;
import org.leannet.identity.NodeKey;
import org.leannet.launcher.failure.ExitCode;
import org.leannet.launcher.failure.LaunchFailure;
import org.leannet.launcher.plan.ChainPlan;
import org.leannet.launcher.plan.ExecutionChain;
import org.leannet.launcher.plan.NetworkPlan;
import org.leannet.launcher.plan.NodePlan;
import org.leannet.ssz.Root;
import org.leannet.xmss.XmssPreset;

/// What the genesis phases need of a plan.
public final class GenesisInput {
  private GenesisInput() {}

  /// @param dialects the spellings to write besides the usual one
  public static GenesisSpec of(NetworkPlan plan, Set<Dialect> dialects) {
    var chain = plan.chain();
    return new GenesisSpec(
        preset(chain.xmssPreset()),
        Root.fromHex(chain.seed()),
        chain.activeEpoch(),
        chain.committeeCount(),
        KeyLayout.DUAL,
        dialects,
        plan.nodes().stream().map(node -> node(node, chain)).toList(),
        plan.executionChain().map(GenesisInput::execution));
  }

  private static XmssPreset preset(String name) {
    return XmssPreset.byName(name)
        .orElseThrow(() ->
            new LaunchFailure(
                ExitCode.GENESIS,
                "no XMSS preset '" + name + "'",
                "another version of leannet made this plan"));
  }

  private static NodeSpec node(NodePlan node, ChainPlan chain) {
    return new NodeSpec(
        node.node(),
        node.ip(),
        node.ports().quic(),
        node.ports().metrics(),
        node.ports().http(),
        node.duties().aggregator(),
        node.duties().subnet(),
        node.duties().validators(),
        Optional.ofNullable(chain.nodeKeys().get(node.node())).map(key -> key(node, key)));
  }

  private static NodeKey key(NodePlan node, String hex) {
    try {
      return NodeKey.fromHex(hex);
    } catch (IllegalArgumentException notAKey) {
      throw new LaunchFailure(
          ExitCode.GENESIS,
          "the node_key of %s: %s".formatted(node.node(), notAKey.getMessage()),
          "leave it out to have one made");
    }
  }

  private static ExecutionSpec execution(ExecutionChain chain) {
    var accounts = new TreeMap<String, BigInteger>();
    chain.prefundedAccounts().forEach((address, wei) -> accounts.put(address, new BigInteger(wei)));
    return ExecutionSpec.of(chain.chainId(), fork(chain.fork()), accounts)
        .withFeeRecipient(chain.feeRecipient());
  }

  private static ExecutionFork fork(String name) {
    return ExecutionFork.byName(name)
        .orElseThrow(() ->
            new LaunchFailure(
                ExitCode.GENESIS, "no genesis for the execution fork '" + name + "'", ""));
  }
}
