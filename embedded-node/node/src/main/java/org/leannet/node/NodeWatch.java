package org.leannet.node;

import java.time.Duration;
import java.util.function.Supplier;
import org.leannet.node.clock.SlotClock;
import org.leannet.node.core.port.CoreView;
import org.leannet.node.core.port.Event;
import org.leannet.node.core.port.Job;
import org.leannet.node.core.port.Notice;
import org.leannet.node.network.NetworkWatch;
import org.leannet.node.shell.ShellWatch;
import org.leannet.p2p.transport.ConnectionEvent;
import org.leannet.p2p.wire.Topic;

/// Passes on what happens in a node to everything that listens: the log, the metrics, the API's
/// events.
final class NodeWatch implements ShellWatch, NetworkWatch {
  private final SlotClock clock;
  private final SlotLog log = new SlotLog();
  private volatile Supplier<CoreView> view =
      () -> {
        throw new IllegalStateException("no core to look at yet");
      };

  NodeWatch(SlotClock clock) {
    this.clock = clock;
  }

  /// From now on there is a core to look at.
  void follow(Supplier<CoreView> newest) {
    view = newest;
  }

  @Override
  public void told(Notice notice) {
    log.told(notice);
  }

  @Override
  public void took(Job job, Event result, Duration time) {
    // measured by the metrics
  }

  @Override
  public void ticked(Duration sinceLast) {
    if (clock.intervalInSlot() == SlotLog.INTERVAL) {
      log.slot(clock.slot(), view.get());
    }
  }

  @Override
  public void gossip(Topic.Subject subject, int bytes) {
    // measured by the metrics
  }

  @Override
  public void connection(ConnectionEvent event) {
    log.connection(event);
  }
}
