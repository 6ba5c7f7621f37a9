package org.leannet.node.process;

import java.io.IOException;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.leannet.consensus.Genesis;
import org.leannet.consensus.containers.Validator;
import org.leannet.identity.Enr;
import org.leannet.identity.NodeKey;
import org.leannet.node.simulation.Registry;
import org.leannet.ssz.Root;

/// The files of a network whose nodes are processes. Each of the first nodes has one validator, the
/// very first one aggregates; the others only look on.
final class ProcessNetwork implements AutoCloseable {
  private static final InetAddress HOME = InetAddress.getLoopbackAddress();

  private final Path directory;
  private final long genesisSeconds;
  private final int validators;
  private final List<ProcessNode> nodes = new ArrayList<>();

  ProcessNetwork(Path directory, long genesisSeconds, int validators, int watchers)
      throws IOException {
    this.directory = directory;
    this.genesisSeconds = genesisSeconds;
    this.validators = validators;
    int size = validators + watchers;
    List<Integer> ports = new ArrayList<>();
    for (int node = 0; node < size; node++) {
      ports.add(freeUdpPort());
    }
    writeFiles(size, ports);
    for (int node = 0; node < size; node++) {
      nodes.add(new ProcessNode(directory, name(node), ports.get(node), freePort(), node == 0));
    }
  }

  private static String name(int node) {
    return "node_" + node;
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, HOME)) {
      return socket.getLocalPort();
    }
  }

  private static int freeUdpPort() throws IOException {
    try (DatagramSocket socket = new DatagramSocket(0, HOME)) {
      return socket.getLocalPort();
    }
  }

  private void writeFiles(int size, List<Integer> ports) throws IOException {
    StringBuilder config =
        new StringBuilder("GENESIS_TIME: %d\nGENESIS_VALIDATORS:\n".formatted(genesisSeconds));
    for (Validator validator : Registry.genesis(genesisSeconds, validators).validators()) {
      config.append(
          "  - {attestation_pubkey: \"%s\", proposal_pubkey: \"%s\"}\n"
              .formatted(
                  validator.attestationPublicKey().hex(), validator.proposalPublicKey().hex()));
    }
    StringBuilder annotated = new StringBuilder();
    StringBuilder records = new StringBuilder();
    for (int node = 0; node < size; node++) {
      annotated.append(name(node)).append(node < validators ? ":\n" : ": []\n");
      if (node < validators) {
        annotated.append(keys(node));
      }
      NodeKey key = NodeKey.derive(new byte[NodeKey.LENGTH], name(node));
      records.append("- %s\n".formatted(Enr.sign(key, HOME, ports.get(node))));
      write(name(node) + ".key", key.toHex());
    }
    write("config.yaml", config.toString());
    write("annotated_validators.yaml", annotated.toString());
    write("nodes.yaml", records.toString());
    write("validator-config.yaml", "config: {attestation_committee_count: 1}\n");
  }

  /// Writes a validator's keys, and answers what says that they are its.
  private String keys(int index) throws IOException {
    Registry.Keys keys = Registry.keys(index);
    Files.write(
        directory.resolve(index + "_attester.ssz"), keys.attestation().secretKey().encode());
    Files.write(directory.resolve(index + "_proposer.ssz"), keys.proposal().secretKey().encode());
    return """
      - {index: %1$d, pubkey_hex: %2$s, privkey_file: %1$d_attester.ssz}
      - {index: %1$d, pubkey_hex: %3$s, privkey_file: %1$d_proposer.ssz}
    """
        .formatted(
            index,
            keys.attestation().publicKey().hex().substring(2),
            keys.proposal().publicKey().hex().substring(2));
  }

  private void write(String file, String text) throws IOException {
    Files.writeString(directory.resolve(file), text);
  }

  ProcessNode node(int index) {
    return nodes.get(index);
  }

  List<ProcessNode> nodes() {
    return List.copyOf(nodes);
  }

  /// What tells this chain from others.
  Root genesisRoot() {
    return Genesis.block(Registry.genesis(genesisSeconds, validators)).root();
  }

  @Override
  public void close() {
    nodes.forEach(ProcessNode::close);
  }
}
