package org.leannet.launcher.watch;

import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.leannet.launcher.probe.HttpText;

/// Reads nodes over HTTP, each on a virtual thread of its own.
final class NodeReader {
  private static final Duration TIMEOUT = Duration.ofMillis(900);

  /// A node that sends byte by byte keeps nobody waiting for longer.
  private static final Duration SLOWEST_NODE = TIMEOUT.multipliedBy(3);

  /// Sockets open at a time: a thousand at once would only make all of them slow.
  private static final int AT_ONCE = 128;

  private final Semaphore sockets = new Semaphore(AT_ONCE);

  /// What each of these nodes says now.
  ///
  /// @param metricsToo whether the metrics are asked for besides the fork choice
  Map<String, NodeReport> readAll(List<NodeDoors> nodes, boolean metricsToo)
      throws InterruptedException {
    var work = new ArrayList<Callable<NodeReport>>();
    nodes.forEach(node -> work.add(() -> read(node, metricsToo)));
    var reports = new LinkedHashMap<String, NodeReport>();
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      var round = SLOWEST_NODE.multipliedBy(1 + nodes.size() / AT_ONCE);
      var answers = threads.invokeAll(work, round.toMillis(), TimeUnit.MILLISECONDS);
      for (var i = 0; i < nodes.size(); i++) {
        reports.put(nodes.get(i).service(), result(answers.get(i)));
      }
    }
    return reports;
  }

  private static NodeReport result(Future<NodeReport> answer) throws InterruptedException {
    try {
      return answer.get();
    } catch (CancellationException e) {
      return NodeReport.SILENCE;
    } catch (ExecutionException e) {
      throw new IllegalStateException("reading a node failed", e.getCause());
    }
  }

  private NodeReport read(NodeDoors node, boolean metricsToo) throws InterruptedException {
    sockets.acquire();
    try {
      return new NodeReport(
          get(node.api(), "/lean/v0/fork_choice").flatMap(ForkChoiceReport::parse),
          metricsToo
              ? get(node.metrics(), "/metrics").map(MetricsReport::parse)
              : Optional.empty());
    } finally {
      sockets.release();
    }
  }

  private static Optional<String> get(Optional<URI> base, String path) {
    return base.flatMap(uri -> HttpText.get(uri.resolve(path), TIMEOUT));
  }
}
