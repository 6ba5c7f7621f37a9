package org.leannet.launcher.runtime.docker.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.jar.Attributes;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.leannet.launcher.failure.ExitCode;
import org.leannet.launcher.failure.LaunchFailure;
import org.leannet.launcher.runtime.Eventually;
import org.leannet.launcher.runtime.Executable;
import org.leannet.launcher.runtime.LogQuery;
import org.leannet.launcher.runtime.ServiceSpec;
import org.leannet.launcher.runtime.ServiceState;
import org.leannet.launcher.runtime.docker.DockerEnclave;
import org.leannet.launcher.runtime.docker.DockerRuntime;
import org.leannet.launcher.runtime.docker.TestDaemon;
import org.leannet.launcher.runtime.docker.archive.Owner;
import org.leannet.launcher.runtime.docker.archive.TarEntry;
import org.leannet.launcher.runtime.docker.daemon.Daemon;
import org.leannet.launcher.runtime.docker.daemon.DockerConfig;

class NodeImageIT {
  @TempDir private Path folder;

  private final Heard heard = new Heard();
  private final List<String> built = new ArrayList<>();
  private Daemon daemon;
  private NodeImage node;

  @BeforeEach
  void open() throws Exception {
    daemon = TestDaemon.open();
    node = new NodeImage(daemon, new Images(daemon, DockerConfig.read(folder)));
    Files.createDirectories(folder.resolve("lib"));
    Files.writeString(folder.resolve("lib/settings.txt"), "from the library folder");
    writeJar("node");
  }

  @AfterEach
  void remove_the_images() throws Exception {
    for (var image : built) {
      daemon.tell("remove", docker -> docker.removeImageCmd(image).withForce(true).exec());
    }
    daemon.close();
  }

  /// A jar whose program prints its arguments: this test's own class, under the node's file name.
  private Path writeJar(String remark) throws Exception {
    var manifest = new Manifest();
    var attributes = manifest.getMainAttributes();
    attributes.put(Attributes.Name.MANIFEST_VERSION, "1.0");
    attributes.put(Attributes.Name.MAIN_CLASS, Program.class.getName());
    attributes.put(new Attributes.Name("Remark"), remark);
    var jar = folder.resolve("leannet-node.jar");
    var path = Program.class.getName().replace('.', '/') + ".class";
    try (var out = new JarOutputStream(Files.newOutputStream(jar), manifest);
        var program = Program.class.getResourceAsStream("/" + path)) {
      out.putNextEntry(new JarEntry(path));
      out.write(java.util.Objects.requireNonNull(program).readAllBytes());
    }
    return jar;
  }

  private String provide() throws Exception {
    var reference =
        node.provide(TestDaemon.BASE, folder.resolve("leannet-node.jar"), PullPolicy.NEVER, heard);
    built.add(reference);
    return reference;
  }

  @Test
  void the_image_runs_the_jar_with_the_arguments_it_is_given() throws Exception {
    var enclave = TestDaemon.enclaveName();
    var runtime = new DockerRuntime(TestDaemon.open(), DockerEnclave.existing(enclave), _ -> {});
    try {
      runtime.prepare();
      runtime.create(
          ServiceSpec.of(
              "node", new Executable.Image(provide(), List.of(), List.of("--node-id", "a b"))));
      runtime.start("node");
      Eventually.await("it ends", () -> runtime.status("node").state() == ServiceState.STOPPED);
      var lines = new ArrayList<String>();
      runtime.logs("node", LogQuery.last(LogQuery.ALL), lines::add);

      assertThat(lines).containsExactly("--node-id", "a b", "from the library folder");
    } finally {
      runtime.dispose();
      runtime.close();
    }
  }

  @Test
  void it_is_built_when_the_jar_changes_and_only_then() throws Exception {
    var first = provide();
    var again = provide();
    writeJar("another");
    var changed = provide();
    Files.writeString(folder.resolve("lib/settings.txt"), "other libraries");
    var otherLibraries = provide();

    assertThat(first).matches("leannet/node:[0-9a-f]{16}").isEqualTo(again);
    assertThat(changed).isNotEqualTo(first);
    assertThat(otherLibraries).isNotEqualTo(changed);
    var hash = first.substring(first.indexOf(':') + 1);
    var labels = daemon.call("look", docker -> docker.inspectImageCmd(first).exec().toString());
    assertThat(labels).contains("org.leannet.node-image=" + hash);
    built.removeIf(again::equals);
    built.add(first);
  }

  @Test
  void a_program_that_was_not_built_is_asked_for() {
    assertThatThrownBy(() ->
            node.provide(TestDaemon.BASE, folder.resolve("none.jar"), PullPolicy.NEVER, heard))
        .isInstanceOfSatisfying(
            LaunchFailure.class, f -> assertThat(f.exitCode()).isEqualTo(ExitCode.IMAGE))
        .hasMessage("the node's own program is not here: " + folder.resolve("none.jar"));
  }

  @Test
  void a_base_that_is_not_here_is_named() {
    assertThatThrownBy(() ->
            node.provide(
                "leannet-test/none:x", folder.resolve("leannet-node.jar"), PullPolicy.NEVER, heard))
        .hasMessage("1 image is not here: leannet-test/none:x");
  }

  @Test
  void a_build_that_fails_tells_its_step() {
    var build =
        new ImageBuild(
            "leannet-test/broken",
            Map.of(),
            List.of(
                new TarEntry.Text(
                    "Dockerfile",
                    0644,
                    Owner.ROOT,
                    "FROM " + TestDaemon.BASE + "\nCOPY nothing /\n")));

    assertThatThrownBy(() -> build.run(daemon))
        .isInstanceOfSatisfying(
            LaunchFailure.class, f -> assertThat(f.exitCode()).isEqualTo(ExitCode.IMAGE))
        .hasMessageStartingWith("cannot build the image leannet-test/broken: ")
        .hasMessageContaining("COPY nothing /");
  }

  /// What the jar of these tests runs.
  public static final class Program {
    private Program() {}

    /// Prints each argument, and a file of the library folder.
    public static void main(String[] words) throws java.io.IOException {
      for (var word : words) {
        System.out.println(word);
      }
      System.out.println(
          Files.readString(Path.of("/opt/leannet/lib/settings.txt"), StandardCharsets.UTF_8));
    }
  }
}
