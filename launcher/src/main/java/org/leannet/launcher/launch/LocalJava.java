package org.leannet.launcher.launch;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.leannet.launcher.failure.ExitCode;
import org.leannet.launcher.failure.LaunchFailure;
import org.leannet.launcher.plan.NodePlan;

/// How the Java node of this repository is executed here: its JVM, on the machine's own Java.
///
/// @param java the `java` program
/// @param jar the node's jar
/// @param archive classes as the JVM keeps them in memory; used when it is there
public record LocalJava(Path java, Path jar, Path archive) {
  /// What a node of a small network needs at most; more would only waste a laptop's memory.
  private static final int HEAP_MEGABYTES = 256;

  /// Of a limit on the whole process, so much is heap; the rest is the JVM's and the database's.
  private static final double HEAP_SHARE = 0.6;

  private static final int SMALLEST_HEAP_MEGABYTES = 64;

  /// The node of an installation, on the Java that runs this.
  public static LocalJava of(Path installation, Path javaHome) {
    var target = installation.resolve("embedded-node/node/target");
    return new LocalJava(
        javaHome.resolve("bin/java"),
        target.resolve("leannet-node.jar"),
        target.resolve("leannet-node.jsa"));
  }

  /// The words before the node's own flags.
  List<String> program(NodePlan node) {
    if (!Files.exists(jar)) {
      throw new LaunchFailure(
          ExitCode.NOT_READY,
          "the embedded node is not built: no " + jar,
          "build it with `./mvnw -q -Dquick -Dmaven.test.skip package`");
    }
    var words = new ArrayList<String>();
    words.add(java.toString());
    words.add("-Xmx" + heap(node.program().limits().maxMemory()) + "m");
    words.add("-XX:+UseSerialGC");
    words.add("-XX:+ExitOnOutOfMemoryError");
    words.add("--enable-native-access=ALL-UNNAMED");
    if (Files.exists(archive)) {
      words.addAll(List.of("-XX:SharedArchiveFile=" + archive, "-Xshare:auto", "-Xlog:all=off"));
    }
    words.addAll(List.of("-jar", jar.toString()));
    return words;
  }

  private static int heap(int limitMegabytes) {
    return limitMegabytes == 0
        ? HEAP_MEGABYTES
        : Math.max(SMALLEST_HEAP_MEGABYTES, (int) (limitMegabytes * HEAP_SHARE));
  }
}
