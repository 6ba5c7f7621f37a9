package org.leannet.node;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.InstantSource;
import java.util.HashSet;
import org.leannet.consensus.Rules;
import org.leannet.consensus.SlotTime;
import org.leannet.consensus.proofs.TransparentProofs;
import org.leannet.node.clock.SlotClock;
import org.leannet.node.core.port.CoreConfig;
import org.leannet.node.core.port.Limits;
import org.leannet.node.files.BootNodes;
import org.leannet.node.files.InputException;
import org.leannet.node.files.NetworkConfig;
import org.leannet.node.files.NodeKeyFile;
import org.leannet.node.files.PeerNames;
import org.leannet.node.files.ValidatorFiles;
import org.leannet.xmss.Xmss;
import org.leannet.xmss.XmssPreset;

/// Turns a command line into a node's configuration: reads the files it names, and refuses what
/// does not fit together.
final class ConfigReader {
  private static final int MAX_PORT = 65_535;

  private final NodeCommand command;

  ConfigReader(NodeCommand command) {
    this.command = command;
  }

  NodeConfig read() throws InputException {
    var preset =
        XmssPreset.byName(command.preset)
            .orElseThrow(() ->
                command.wrong(
                    "--xmss-preset is '%s', expected prod, devnet or test"
                        .formatted(command.preset)));
    var wire =
        new InetSocketAddress(
            address("--listen-address", command.listenAddress),
            port("--gossipsub-port", command.gossipPort));
    var http =
        new NodeConfig.Http(
            address("--http-address", command.httpAddress).getHostAddress(),
            port("--api-port", command.apiPort),
            port("--metrics-port", command.metricsPort),
            command.testDriver);
    command.checkpointUrls.forEach(this::checkUrl);
    var network = NetworkConfig.read(command.genesis);
    var keys =
        ValidatorFiles.read(
            command.validators, command.nodeId, command.keysDirectory, network, preset);
    keys.requireUsable(slotNow(network));
    var core = core(keys, preset);
    return new NodeConfig(
        command.nodeId,
        preset,
        network,
        keys,
        core,
        new NodeConfig.Wire(
            NodeKeyFile.read(command.nodeKey),
            wire,
            BootNodes.read(command.bootnodes),
            new HashSet<>(command.aggregatedSubnets),
            PeerNames.read(command.validatorConfig)),
        http,
        command.dataDirectory,
        command.checkpointUrls);
  }

  private CoreConfig core(ValidatorFiles keys, XmssPreset preset) throws InputException {
    var fromFile = NetworkConfig.committeeCount(command.validatorConfig);
    var committees =
        command.committees().isPresent() ? command.committees().getAsInt() : fromFile.orElse(1);
    if (committees < 1) {
      throw command.wrong(
          "--attestation-committee-count is %d, 1 or more was expected".formatted(committees));
    }
    if (!command.aggregatedSubnets.isEmpty() && !command.aggregator) {
      throw command.wrong("--aggregate-subnet-ids needs --is-aggregator");
    }
    for (var subnet : command.aggregatedSubnets) {
      if (subnet < 0 || subnet >= committees) {
        throw command.wrong(
            "--aggregate-subnet-ids names subnet %d, there are %d, from 0 on"
                .formatted(subnet, committees));
      }
    }
    var most = Rules.STRICT.maxAttestationsData();
    if (command.votesPerBlock < 0 || command.votesPerBlock > most) {
      throw command.wrong(
          "--max-attestations-per-block is %d, expected 0 to %d"
              .formatted(command.votesPerBlock, most));
    }
    return new CoreConfig(
        keys.validators(),
        committees,
        command.aggregator,
        command.dutyGateDisabled,
        Limits.AGGREGATION_DEADLINE,
        new TransparentProofs(Xmss.of(preset)).participantLimit(),
        command.votesPerBlock);
  }

  private static long slotNow(NetworkConfig network) {
    return new SlotClock(new SlotTime(network.genesisTime()), InstantSource.system()).slot();
  }

  private int port(String option, int port) {
    if (port < 0 || port > MAX_PORT) {
      throw command.wrong("%s is %d, expected 0 to %d".formatted(option, port, MAX_PORT));
    }
    return port;
  }

  private InetAddress address(String option, String literal) {
    try {
      return InetAddress.ofLiteral(literal);
    } catch (IllegalArgumentException e) {
      throw command.wrong("%s is '%s', an IP address was expected".formatted(option, literal));
    }
  }

  private void checkUrl(URI url) {
    if (!"http".equals(url.getScheme()) && !"https".equals(url.getScheme())) {
      throw command.wrong(
          "--checkpoint-sync-url is '%s', expected http://… or https://…".formatted(url));
    }
  }
}
