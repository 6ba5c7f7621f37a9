package org.leannet.launcher.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.leannet.launcher.launch.StandInNode;

/// Args files of two nodes without a chain, in containers: a launch from end to end that needs
/// neither an image with a client nor keys that take time.
record StandInDevnet(Path folder) {
  /// The file of a network whose nodes behave as told.
  ///
  /// @param seed what the validators' keys are made from
  Path argsFile(String mode, int genesisDelay, String seed) throws IOException {
    return Files.writeString(
        folder.resolve("pair.yaml"),
        """
        runtime: docker
        participants:
          - cl_type: embedded
            count: 2
            cl_binary: %s
            cl_extra_env_vars: {STAND_IN: "%s"}
        lean_network_params:
          xmss_preset: test
          genesis_delay: %d
          seed: %s
          metrics_enabled: false
        """
            .formatted(StandInNode.program(folder), mode, genesisDelay, seed));
  }
}
