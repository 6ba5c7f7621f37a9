package org.leannet.node;

import java.io.IOException;
import org.leannet.node.storage.StorageException;

/// Runs a node until it is told to stop.
@FunctionalInterface
interface NodeRunner {
  /// Answers the exit code of the process.
  int run(NodeConfig config)
      throws StorageException, StartException, IOException, InterruptedException;
}
