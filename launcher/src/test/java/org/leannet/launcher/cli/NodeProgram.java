package org.leannet.launcher.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;

/// The embedded node's own jar, through a script: what a user who builds a client has.
final class NodeProgram {
  private NodeProgram() {}

  /// The script, in this folder.
  static Path in(Path folder) throws IOException {
    var program = folder.resolve("my-client");
    Files.writeString(
        program,
        """
        #!/bin/sh
        exec '%s' -Xmx256m -XX:+UseSerialGC -XX:TieredStopAtLevel=1 \\
        --enable-native-access=ALL-UNNAMED -jar '%s' "$@"
        """
            .formatted(
                Path.of(System.getProperty("java.home"), "bin", "java"),
                LeannetProcess.installation()
                    .resolve("embedded-node/node/target/leannet-node.jar")));
    return Files.setPosixFilePermissions(program, PosixFilePermissions.fromString("rwxr-xr-x"));
  }
}
