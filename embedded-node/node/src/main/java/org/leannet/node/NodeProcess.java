package org.leannet.node;

import java.io.IOException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.leannet.node.storage.StorageException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// A node that lives as long as its process: SIGTERM and SIGINT stop it gracefully.
final class NodeProcess implements NodeRunner {
  private static final Logger LOG = LoggerFactory.getLogger("leannet");
  private static final int FAILED = 1;
  private static final int STOP_SECONDS = 15;

  private final CountDownLatch failed = new CountDownLatch(1);

  @Override
  public int run(NodeConfig config)
      throws StorageException, StartException, IOException, InterruptedException {
    var node = LeanNode.open(config, this::fail);
    var starter = Thread.currentThread();
    var stop = Thread.ofPlatform().name("stop").unstarted(() -> stop(node, starter));
    Runtime.getRuntime().addShutdownHook(stop);
    try {
      node.start();
      failed.await();
      return FAILED;
    } catch (StorageException | StartException | IOException | RuntimeException e) {
      node.close();
      throw e;
    }
  }

  private void fail(String reason) {
    LOG.error("the node cannot go on: {}", reason);
    failed.countDown();
  }

  private static void stop(LeanNode node, Thread starter) {
    starter.interrupt();
    try {
      var closer = Thread.ofPlatform().daemon().start(node::close);
      closer.join(TimeUnit.SECONDS.toMillis(STOP_SECONDS));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
