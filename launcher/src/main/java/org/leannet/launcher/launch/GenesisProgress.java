package org.leannet.launcher.launch;

import java.util.Locale;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.leannet.genesis.GenesisEvent;
import org.leannet.launcher.progress.Event;
import org.leannet.launcher.progress.Phase;
import org.leannet.launcher.progress.Progress;

/// Tells a genesis's events as progress, and counts the keys.
final class GenesisProgress implements Consumer<GenesisEvent> {
  private final Progress progress;
  private final AtomicInteger made = new AtomicInteger();
  private final AtomicInteger cached = new AtomicInteger();

  GenesisProgress(Progress progress) {
    this.progress = progress;
  }

  @Override
  public void accept(GenesisEvent event) {
    switch (event) {
      case GenesisEvent.KeyStarted key ->
          progress.on(
              new Event.Advanced(Phase.GENESIS, key.number() - 1, key.total(), "validator keys"));
      case GenesisEvent.KeyAdvanced _ -> {
        // Thousands a key; the count of keys moves fast enough to watch.
      }
      case GenesisEvent.KeyReady key -> {
        (key.cached() ? cached : made).incrementAndGet();
        progress.on(new Event.Advanced(Phase.GENESIS, key.number(), key.total(), "validator keys"));
      }
      case GenesisEvent.CacheEntryDiscarded discarded ->
          progress.on(
              new Event.Warning(
                  "key made again, %s: %s".formatted(discarded.reason(), discarded.entry())));
      case GenesisEvent.FileWritten file -> progress.on(new Event.Detail("wrote " + file.name()));
    }
  }

  /// `8 validator keys (6 from the cache)`.
  String summary() {
    var total = made.get() + cached.get();
    return String.format(
        Locale.ROOT,
        "%d validator keys%s",
        total,
        cached.get() == 0 ? "" : " (%d from the cache)".formatted(cached.get()));
  }
}
