package org.leannet.node;

import java.time.Duration;
import org.leannet.node.api.EventFeed;
import org.leannet.node.clock.SlotClock;
import org.leannet.node.core.port.CoreView;
import org.leannet.node.core.port.Event;
import org.leannet.node.core.port.Job;
import org.leannet.node.core.port.Notice;
import org.leannet.node.metrics.NodeMetrics;
import org.leannet.node.network.NetworkWatch;
import org.leannet.node.shell.ShellWatch;
import org.leannet.p2p.transport.ConnectionEvent;
import org.leannet.p2p.transport.ConnectionFailure;
import org.leannet.p2p.wire.Topic;

/// Passes on what happens in a node to everything that listens: the log, the metrics, the API's
/// events.
final class NodeWatch implements ShellWatch, NetworkWatch {
  private final SlotClock clock;
  private final NodeMetrics metrics;
  private final EventFeed events;
  private final SlotLog log = new SlotLog();

  NodeWatch(SlotClock clock, NodeMetrics metrics, EventFeed events) {
    this.clock = clock;
    this.metrics = metrics;
    this.events = events;
  }

  @Override
  public void told(Notice notice) {
    log.told(notice);
    metrics.told(notice);
    events.tell(notice, clock.slot());
  }

  @Override
  public void took(Job job, Event result, Duration time) {
    metrics.took(job, result, time);
  }

  @Override
  public void ticked(Duration sinceLast, CoreView view) {
    int interval = clock.intervalInSlot();
    metrics.ticked(sinceLast, clock.slot(), interval, view);
    if (interval == SlotLog.INTERVAL) {
      log.slot(clock.slot(), view);
    }
  }

  @Override
  public void gossip(Topic.Subject subject, int bytes) {
    metrics.gossip(subject, bytes);
  }

  @Override
  public void connection(ConnectionEvent event) {
    log.connection(event);
    metrics.connection(event);
  }

  @Override
  public void failed(ConnectionFailure failure) {
    metrics.failed(failure);
  }
}
