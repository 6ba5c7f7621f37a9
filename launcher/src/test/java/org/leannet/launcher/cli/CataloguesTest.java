package org.leannet.launcher.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Clients of the user's own, and lean-quickstart's files, on the command line.
class CataloguesTest {
  private static final String MINE =
      """
      name: mylean
      kind: lean
      images: {devnet5: "me/mylean:1"}
      capabilities: {aggregates: true, observes: true, pairs: false, presets: [prod]}
      command: --key ${network}/${node}.key
      paths: {network: /config, data: /data}
      ports:
        quic: {number: 9000, transport: udp}
        http: {number: 5052, scheme: http}
        metrics: {number: 5054, scheme: http}
      """;

  @TempDir private Path folder;
  private LeannetProcess leannet;
  private Path args;

  @BeforeEach
  void aim() throws Exception {
    leannet = new LeannetProcess(folder);
    args = folder.resolve("args.yaml");
    Files.writeString(args, "participants: [{cl_type: mylean}]\n");
  }

  @Test
  void a_client_of_the_users_own_takes_part() throws Exception {
    var clients = Files.createDirectory(folder.resolve("clients"));
    Files.writeString(clients.resolve("mylean.yaml"), MINE);
    var result =
        leannet.run("run", "--dry-run", "--clients-dir", clients.toString(), args.toString());
    assertThat(result.err()).isEmpty();
    assertThat(result.out()).contains("lean-mylean-0", "me/mylean:1");
    assertThat(leannet.run("validate", args.toString()).err())
        .contains("no Lean client is called 'mylean'");
  }

  @Test
  void a_clients_file_that_is_wrong_is_named_with_its_line() throws Exception {
    var clients = Files.createDirectory(folder.resolve("clients"));
    Files.writeString(clients.resolve("mylean.yaml"), MINE + "colour: red\n");
    var result = leannet.run("validate", "--clients-dir", clients.toString(), args.toString());
    assertThat(result.exitCode()).isEqualTo(2);
    assertThat(result.err())
        .startsWith("leannet: " + clients.resolve("mylean.yaml") + ":11: unknown key 'colour'");
    var nowhere = folder.resolve("nowhere").toString();
    assertThat(leannet.run("validate", "--clients-dir", nowhere, args.toString()).err())
        .startsWith("leannet: --clients-dir: there is no folder " + nowhere + "\n");
  }

  @Test
  void a_file_that_is_no_text_is_told_wherever_one_is_read() throws Exception {
    var clients = Files.createDirectory(folder.resolve("clients"));
    var file = Files.write(clients.resolve("binary.yaml"), new byte[] {(byte) 0xff, 0, 1});
    assertThat(leannet.run("validate", "--clients-dir", clients.toString(), args.toString()).err())
        .startsWith("leannet: " + file + ":1: not UTF-8 text\n");
    assertThat(leannet.run("quickstart", "import", file.toString()).err())
        .isEqualTo(file + ":1:1: not UTF-8 text; expected the file saved as UTF-8\n");
    assertThat(leannet.run("validate", file.toString()).err())
        .isEqualTo(file + ":1:1: not UTF-8 text; expected the file saved as UTF-8\n");
    Files.writeString(file, "---\n");
    assertThat(leannet.run("quickstart", "import", file.toString()).err())
        .isEqualTo(file + ":1:1: the file is empty\n");
  }

  @Test
  void a_quickstart_file_is_printed_as_an_args_file_that_is_valid() throws Exception {
    var file = folder.resolve("validator-config.yaml");
    Files.writeString(
        file,
        """
        validators:
          - name: "embedded_4"
            privkey: "%s"
            enrFields: {ip: "127.0.0.1", quic: 9304}
        """
            .formatted("4".repeat(64)));
    var imported = leannet.run("quickstart", "import", file.toString());
    assertThat(imported.err()).isEmpty();
    Files.writeString(args, imported.out());
    assertThat(leannet.run("run", "--dry-run", args.toString()).out())
        .contains("lean-embedded-4", "127.0.0.1:9304");
  }

  @Test
  void an_enclave_that_is_not_there_cannot_be_exported() throws Exception {
    var result = leannet.run("quickstart", "export", "none", folder.resolve("out").toString());
    assertThat(result.exitCode()).isEqualTo(2);
    assertThat(result.err()).startsWith("leannet: no enclave 'none'\n");
  }
}
