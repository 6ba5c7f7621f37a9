package org.leannet.p2p.transport;

import static org.assertj.core.api.Assertions.fail;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.locks.LockSupport;
import java.util.function.UnaryOperator;
import org.leannet.identity.NodeKey;

/// Real hosts on loopback, all closed together.
public final class TestHosts implements AutoCloseable {

  public static final Duration PATIENCE = Duration.ofSeconds(20);

  /// Short enough for a test to see what happens after them.
  public static final HostConfig.Times FAST =
      new HostConfig.Times(
          Duration.ofSeconds(5),
          Duration.ofSeconds(1),
          Duration.ofSeconds(4),
          Duration.ofSeconds(4),
          Duration.ofMillis(50),
          Duration.ofMillis(400));

  private final List<Host> hosts = new ArrayList<>();

  public static NodeKey key(int index) {
    return NodeKey.derive(new byte[NodeKey.LENGTH], "host " + index);
  }

  public static HostConfig config(int index) {
    var anyPort = new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
    return HostConfig.of(key(index), anyPort, new Random(index)).withTimes(FAST);
  }

  /// A host that is not started yet, to register handlers on.
  public Host create(int index, UnaryOperator<HostConfig> changes) {
    var host = Host.create(changes.apply(config(index)));
    hosts.add(host);
    return host;
  }

  public Host create(int index) {
    return create(index, UnaryOperator.identity());
  }

  public Host start(int index) throws Exception {
    Host host = create(index);
    host.start();
    return host;
  }

  public static List<ConnectionEvent> eventsOf(Host host) {
    var events = new CopyOnWriteArrayList<ConnectionEvent>();
    host.onConnection(events::add);
    return events;
  }

  /// Waits for a condition, at most [#PATIENCE].
  public static void await(String what, Callable<Boolean> condition) throws Exception {
    long end = System.nanoTime() + PATIENCE.toNanos();
    while (!condition.call()) {
      if (System.nanoTime() > end) {
        fail("waited %s for: %s", PATIENCE, what);
      }
      LockSupport.parkNanos(2_000_000);
    }
  }

  @Override
  public void close() {
    hosts.forEach(Host::close);
  }
}
