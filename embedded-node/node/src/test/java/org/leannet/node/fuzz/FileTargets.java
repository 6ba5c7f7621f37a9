package org.leannet.node.fuzz;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.leannet.identity.Enr;
import org.leannet.identity.NodeKey;
import org.leannet.node.files.BootNodes;
import org.leannet.node.files.InputException;
import org.leannet.node.files.NetworkConfig;
import org.leannet.node.files.NodeKeyFile;
import org.leannet.node.files.ValidatorFiles;
import org.leannet.node.simulation.Registry;
import org.leannet.xmss.XmssPreset;

/// The operator's files.
final class FileTargets {
  private static final int VALIDATORS = 2;

  /// YAML is read by a library, into objects of its own and then into maps.
  private static final int YAML_BYTES_PER_BYTE = 8_192;

  private static final String[] WORDS = {
    ": ",
    "\n",
    "\n  ",
    "- ",
    "[",
    "]",
    "{",
    "}",
    ",",
    "\"",
    "'",
    "\"\\0\"",
    "\"\\uD800\"",
    "&a ",
    "*a",
    "!!int ",
    "!!null ",
    "!!map ",
    "!x ",
    "%YAML 1.2\n",
    "---\n",
    "...\n",
    "? ",
    "<<: ",
    "|\n",
    ">-\n",
    "#",
    "\t",
    "0x",
    "-1",
    "é",
    "𝄞",
    "node_0: ",
    "index: ",
    "privkey_file: ",
    "enr:",
    "/ip4/",
    "~",
    "null"
  };

  private FileTargets() {}

  static List<Target<?>> all() {
    try {
      Path directory = Files.createTempDirectory("leannet-fuzz");
      directory.toFile().deleteOnExit();
      return List.of(
          file("config.yaml", directory, NetworkConfig::read, config()),
          file(
              "validator-config.yaml",
              directory,
              NetworkConfig::committeeCount,
              "shuffle: roundrobin\nconfig:\n  attestation_committee_count: 4\nvalidators: []\n"),
          file("nodes.yaml", directory, BootNodes::read, nodes())
              .allocating(IdentityTargets.SIGNATURE_CHECK),
          file("node.key", directory, NodeKeyFile::read, "0x" + "2a".repeat(32)),
          annotated(directory));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private interface Reader<T> {
    T read(Path file) throws InputException;
  }

  private static <T> Target<T> file(
      String name, Path directory, Reader<T> reader, String... contents) throws IOException {
    Path file = directory.resolve(name);
    Files.createFile(file);
    file.toFile().deleteOnExit();
    return Target.loose(
            "file " + name,
            (input, _) -> reader.read(Files.write(file, input)),
            InputException.class,
            Stream.of(contents).map(Texts::bytes).toList())
        .allocating(YAML_BYTES_PER_BYTE)
        .of(WORDS);
  }

  private static String config() {
    return IntStream.range(0, VALIDATORS)
        .mapToObj(Registry::keys)
        .map(keys ->
            "- attestation_pubkey: \"%s\"%n  proposal_pubkey: %s%n"
                .formatted(
                    keys.attestation().publicKey().hex(), keys.proposal().publicKey().bareHex()))
        .collect(
            Collectors.joining(
                "",
                "# a network\nGENESIS_TIME: 1_700_000_000\nNUM_VALIDATORS: 2\nACTIVE_EPOCH: 18\nGENESIS_VALIDATORS:\n",
                ""));
  }

  private static String nodes() {
    NodeKey key = NodeKey.derive(new byte[NodeKey.LENGTH], "fuzz");
    Enr record = Enr.sign(key, InetAddress.getLoopbackAddress(), 9000);
    return "- %s%n- \"/ip4/127.0.0.1/udp/9001/quic-v1/p2p/%s\"%n".formatted(record, key.peerId());
  }

  private static Target<ValidatorFiles> annotated(Path directory) throws IOException {
    Registry.Keys keys = Registry.keys(0);
    key(
        directory.resolve("validator_0_attester_key_sk.ssz"),
        keys.attestation().secretKey().encode());
    key(directory.resolve("validator_0_proposer_key_sk.ssz"), keys.proposal().secretKey().encode());
    var network = new NetworkConfig(0, Registry.genesis(0, VALIDATORS).validators());
    String content =
        """
        node_0:
        - index: 0
          pubkey_hex: %s
          privkey_file: validator_0_attester_key_sk.ssz
        - index: 0
          pubkey_hex: %s
          privkey_file: validator_0_proposer_key_sk.ssz
        """
            .formatted(keys.attestation().publicKey().hex(), keys.proposal().publicKey().hex());
    return file(
        "annotated_validators.yaml",
        directory,
        file -> ValidatorFiles.read(file, "node_0", directory, network, XmssPreset.TEST),
        content,
        "node_0:\n- index: 0\n  privkey_file: \"\\0attester\"\n",
        "node_0:\n- index: 0\n  privkey_file: ../attester/..\n");
  }

  private static void key(Path file, byte[] content) throws IOException {
    Files.write(file, content);
    file.toFile().deleteOnExit();
  }
}
