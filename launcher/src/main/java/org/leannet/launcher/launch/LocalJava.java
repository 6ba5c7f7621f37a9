package org.leannet.launcher.launch;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.leannet.launcher.failure.ExitCode;
import org.leannet.launcher.failure.LaunchFailure;
import org.leannet.launcher.plan.NetworkPlan;
import org.leannet.launcher.plan.NodePlan;

/// How the Java node of this repository is executed here: its JVM, on the machine's own Java.
///
/// @param java the `java` program
/// @param jar the node's jar
public record LocalJava(Path java, Path jar) {
  /// What a node of a small network needs at most; more would only waste a laptop's memory.
  private static final int HEAP_MEGABYTES = 256;

  /// Of a limit on the whole process, so much is heap; the rest is the JVM's and the database's.
  private static final double HEAP_SHARE = 0.6;

  private static final int SMALLEST_HEAP_MEGABYTES = 64;

  /// The second compiler makes signatures a third faster and costs a second and a half of every
  /// node's start: with fewer validators than this it never pays.
  private static final int VALIDATORS_WORTH_COMPILING_FOR = 32;

  /// The node of an installation, on the Java that runs this.
  public static LocalJava of(Path installation, Path javaHome) {
    return new LocalJava(
        javaHome.resolve("bin/java"),
        installation.resolve("embedded-node/node/target/leannet-node.jar"));
  }

  /// Fails when the node has not been built.
  public void requireBuilt() {
    if (!Files.exists(jar)) {
      throw new LaunchFailure(
          ExitCode.NOT_READY,
          "the embedded node is not built: no " + jar,
          "build it with `./mvnw -q -Dquick -Dmaven.test.skip package`");
    }
  }

  /// The words before the node's own flags.
  ///
  /// @param temporary the folder for the libraries that its JVM unpacks, and leaves when it is
  ///   killed
  List<String> program(NodePlan node, NetworkPlan plan, Path temporary) {
    var words = new ArrayList<String>();
    words.add(java.toString());
    words.addAll(options(node, plan));
    words.add("-Djava.io.tmpdir=" + temporary);
    words.addAll(List.of("-jar", jar.toString()));
    return words;
  }

  /// What its JVM is told, wherever it runs.
  static List<String> options(NodePlan node, NetworkPlan plan) {
    var words = new ArrayList<String>();
    words.add("-Xmx" + heap(node.program().limits().maxMemory()) + "m");
    words.add("-XX:+UseSerialGC");
    var validators = plan.nodes().stream().mapToInt(n -> n.duties().validators().size()).sum();
    if (validators < VALIDATORS_WORTH_COMPILING_FOR) {
      words.add("-XX:TieredStopAtLevel=1");
    }
    words.add("-XX:+ExitOnOutOfMemoryError");
    words.add("--enable-native-access=ALL-UNNAMED");
    return words;
  }

  private static int heap(int limitMegabytes) {
    return limitMegabytes == 0
        ? HEAP_MEGABYTES
        : Math.max(SMALLEST_HEAP_MEGABYTES, (int) (limitMegabytes * HEAP_SHARE));
  }
}
