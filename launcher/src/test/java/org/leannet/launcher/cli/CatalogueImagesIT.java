package org.leannet.launcher.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.leannet.launcher.launch.StandInClient;
import org.leannet.launcher.runtime.docker.DockerEnclaves;
import org.leannet.launcher.runtime.docker.TestDaemon;
import org.leannet.launcher.runtime.docker.archive.FileTree;
import org.leannet.launcher.runtime.docker.archive.Owner;
import org.leannet.launcher.runtime.docker.archive.TarEntry;
import org.leannet.launcher.runtime.docker.daemon.Daemon;
import org.leannet.launcher.runtime.docker.image.ImageBuild;

/// Clients of the catalogue in images of each style they come in, from the args file to the program
/// in the container: it gets the arguments and the files that the catalogue says.
class CatalogueImagesIT {
  private static final String PROGRAM =
      "\"java\", \"-XX:+UseSerialGC\", \"-XX:TieredStopAtLevel=1\", \"-cp\", \"/app\", \""
          + StandInClient.class.getName()
          + "\"";

  /// How an image starts its program.
  private enum Style {
    /// With everything a system has, as most clients are.
    SHELL("ethlambda", "FROM %s\nCOPY app /app\nENTRYPOINT [" + PROGRAM + "]\n"),
    /// The program and what it is linked with.
    NO_SHELL(
        "zeam",
        """
        FROM %s AS whole
        FROM scratch
        COPY --from=whole /usr/lib/jvm /usr/lib/jvm
        COPY --from=whole /etc/java-25-openjdk /etc/java-25-openjdk
        COPY --from=whole /usr/lib/x86_64-linux-gnu /lib/x86_64-linux-gnu
        COPY --from=whole /usr/lib64 /lib64
        COPY app /app
        ENTRYPOINT ["/usr/lib/jvm/java-25-openjdk-amd64/bin/\
        """
            + PROGRAM.substring(1)
            + "]\n"),
    /// A script that passes on what begins with dashes.
    SCRIPT(
        "lantern",
        """
        FROM %s
        COPY app /app
        COPY entrypoint.sh /entrypoint.sh
        ENTRYPOINT ["/entrypoint.sh"]
        """),
    /// A user of its own, under a name that only the image knows.
    NOT_ROOT(
        "lean_spec",
        """
        FROM %s
        RUN groupadd -g 998 lean && useradd -u 999 -g lean leanspec
        COPY app /app
        USER leanspec
        ENTRYPOINT [\
        """
            + PROGRAM
            + "]\n");

    private final String client;
    private final String dockerfile;

    Style(String client, String dockerfile) {
      this.client = client;
      this.dockerfile = dockerfile;
    }

    String image() {
      return "leannet-test/stand-in-client:" + client;
    }
  }

  @TempDir private Path home;

  private final String name = TestDaemon.enclaveName();
  private Daemon daemon;

  @BeforeEach
  void build() throws Exception {
    daemon = TestDaemon.open();
    var classes =
        Path.of(StandInClient.class.getProtectionDomain().getCodeSource().getLocation().toURI());
    var path = StandInClient.class.getName().replace('.', '/') + ".class";
    for (var style : Style.values()) {
      var context = new ArrayList<TarEntry>();
      context.add(
          new TarEntry.Text(
              "Dockerfile", 0644, Owner.ROOT, style.dockerfile.formatted(TestDaemon.BASE)));
      context.add(new TarEntry.Text("entrypoint.sh", 0755, Owner.ROOT, script()));
      context.addAll(FileTree.entries(classes.resolve(path), "app/" + path, Owner.ROOT));
      new ImageBuild(style.image(), Map.of(), context).run(daemon);
    }
  }

  private static String script() {
    return """
    #!/bin/sh
    case "$1" in --*) exec java -cp /app %s "$@" ;; esac
    exec "$@"
    """
        .formatted(StandInClient.class.getName());
  }

  @AfterEach
  void leave_nothing() throws Exception {
    new DockerEnclaves(daemon).remove(name);
    for (var style : Style.values()) {
      daemon.tell(
          "remove a stand-in",
          docker -> docker.removeImageCmd(style.image()).withForce(true).exec());
    }
    daemon.close();
  }

  private Path argsFile() throws IOException {
    var participants = new StringBuilder();
    for (var style : Style.values()) {
      participants.append(
          "  - {cl_type: %s, cl_image: '%s', force: true}\n"
              .formatted(style.client, style.image()));
    }
    return Files.writeString(
        home.resolve("styles.yaml"),
        "runtime: docker\nparticipants:\n"
            + participants
            + "lean_network_params: {xmss_preset: test, genesis_delay: 40, metrics_enabled: false}\n");
  }

  private List<String> said(Style style) throws Exception {
    var result = new LeannetProcess(home).run("service", "logs", "-a", name, style.client);
    assertThat(result.exitCode()).as(result.toString()).isZero();
    return result.out().lines().toList();
  }

  @Test
  void every_style_of_image_gets_the_catalogues_arguments_and_files() throws Exception {
    var run =
        new LeannetProcess(home)
            .run("run", argsFile().toString(), "--enclave", name, "--pull", "never");
    assertThat(run.exitCode()).as(run.toString()).isZero();

    for (var style : Style.values()) {
      assertThat(said(style))
          .as(style.toString())
          .startsWith(beginning(style))
          .contains("argument <5052>")
          .anyMatch(line -> line.matches("file config.yaml [1-9][0-9]*"))
          .anyMatch(line -> line.matches("file hash-sig-keys/.*_sk.ssz [1-9][0-9]*"))
          .contains("data is writable; user " + (style == Style.NOT_ROOT ? 999 : 0));
      var number = List.of(Style.values()).indexOf(style);
      assertThat(said(style))
          .as("secret keys of " + style)
          .filteredOn(line -> line.matches("file .*(\\.key|_sk\\.ssz) .*"))
          .allMatch(line ->
              line.startsWith("file hash-sig-keys/validator_" + number + "_")
                  || line.startsWith("file %s_%d.key ".formatted(style.client, number)));
    }
  }

  /// The first words of each command line, as these clients are known to be started.
  private static String[] beginning(Style style) {
    var words =
        switch (style) {
          case SHELL ->
              """
              --genesis /config/config.yaml --validators /config/annotated_validators.yaml
              --bootnodes /config/nodes.yaml --validator-config /config/validator-config.yaml
              --hash-sig-keys-dir /config/hash-sig-keys --data-dir /data --gossipsub-port 9000
              --node-id ethlambda_0 --node-key /config/ethlambda_0.key\
              """;
          case NO_SHELL ->
              """
              node --custom-genesis /config --validator-config genesis_bootnode --data-dir /data
              --node-id zeam_1 --node-key /config/zeam_1.key --metrics-enable\
              """;
          case SCRIPT ->
              """
              --data-dir /data --genesis-config /config/config.yaml
              --validator-registry-path /config/validators.yaml\
              """;
          case NOT_ROOT ->
              """
              --genesis /config/config.yaml --listen /ip4/0.0.0.0/udp/9000/quic-v1
              --node-id lean_spec_3 --validator-keys /config --bootnode\
              """;
        };
    return Arrays.stream(words.split("\\s+", -1))
        .map(word -> "argument <" + word + ">")
        .toArray(String[]::new);
  }
}
