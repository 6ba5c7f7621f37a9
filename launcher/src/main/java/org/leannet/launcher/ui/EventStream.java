package org.leannet.launcher.ui;

import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import org.leannet.launcher.watch.NetworkSnapshot;
import org.leannet.launcher.watch.Snapshots;

/// Server-sent events: first the whole network, then what changes, then that it has ended.
final class EventStream {
  /// Pages open at a time; a browser that reloads for ever is not to fill the memory.
  private static final int MOST_READERS = 32;

  /// A sign of life, so that a reader that has gone is noticed.
  private static final Duration SILENCE = Duration.ofSeconds(10);

  private final Semaphore readers = new Semaphore(MOST_READERS);
  private final String enclave;
  private final Snapshots snapshots;

  EventStream(String enclave, Snapshots snapshots) {
    this.enclave = enclave;
    this.snapshots = snapshots;
  }

  /// Writes events until the reader goes or the watch ends.
  void serve(HttpExchange exchange) throws IOException {
    if (!readers.tryAcquire()) {
      exchange.sendResponseHeaders(503, -1);
      return;
    }
    try {
      exchange.getResponseHeaders().set("Content-Type", "text/event-stream");
      exchange.sendResponseHeaders(200, 0);
      follow(exchange.getResponseBody());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } finally {
      readers.release();
    }
  }

  private void follow(OutputStream out) throws IOException, InterruptedException {
    write(out, "retry: 1000\n\n");
    event(out, "enclave", '"' + enclave + '"');
    var shown = Optional.<NetworkSnapshot>empty();
    while (!snapshots.hasEnded()) {
      var version = shown.map(NetworkSnapshot::version).orElse(0L);
      var next = snapshots.awaitNewer(version, SILENCE);
      if (next.isPresent()) {
        // Lists are positional: with a node more, everything is told anew.
        var size = next.get().nodes().size();
        var before = shown.filter(snapshot -> snapshot.nodes().size() == size);
        event(out, before.isEmpty() ? "whole" : "change", SnapshotDiff.of(before, next.get()));
        shown = next;
      } else {
        write(out, ": still here\n\n");
      }
    }
    event(out, "end", "null");
  }

  private static void event(OutputStream out, String name, String data) throws IOException {
    write(out, "event: " + name + "\ndata: " + data + "\n\n");
  }

  private static void write(OutputStream out, String text) throws IOException {
    out.write(text.getBytes(StandardCharsets.UTF_8));
    out.flush();
  }
}
