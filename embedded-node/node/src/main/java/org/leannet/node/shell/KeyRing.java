package org.leannet.node.shell;

import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.Executor;
import org.leannet.node.core.port.Signer;
import org.leannet.ssz.Bytes;
import org.leannet.ssz.Root;
import org.leannet.xmss.SecretKey;
import org.leannet.xmss.Xmss;

/// The node's secret keys in memory, moved forward as time goes on.
///
/// A key is prepared for two bottom trees of slots. When the later one comes into use the next is
/// built in the background, which takes tens of seconds for a production key, so that a signature
/// never waits for it. Two keys may sign at once; one key signs one message at a time.
public final class KeyRing implements Signer {
  private final Xmss xmss;
  private final Executor background;
  private final Map<Bytes, Entry> entries = new HashMap<>();

  /// A key, and what it has become by advancing. Guarded by itself.
  private static final class Entry {
    private SecretKey key;
    private boolean advancing;

    Entry(SecretKey key) {
      this.key = key;
    }
  }

  /// @param background where keys are advanced; one thread is enough
  public KeyRing(Xmss xmss, Collection<SecretKey> keys, Executor background) {
    this.xmss = xmss;
    this.background = background;
    keys.forEach(key -> entries.put(key.publicKey(), new Entry(key)));
  }

  @Override
  public Bytes sign(Bytes publicKey, long slot, Root message) {
    var entry = entries.get(publicKey);
    if (entry == null) {
      throw new IllegalStateException("no secret key for " + publicKey.hex());
    }
    synchronized (entry) {
      while (isBehind(entry.key, slot)) {
        entry.key = entry.key.advance(xmss);
      }
      var signature = xmss.sign(entry.key, slot, message);
      prepareAhead(entry, slot);
      return signature;
    }
  }

  private static boolean isBehind(SecretKey key, long slot) {
    return Long.compareUnsigned(slot, key.preparedTo()) >= 0 && hasMore(key);
  }

  private static boolean hasMore(SecretKey key) {
    return Long.compareUnsigned(key.preparedTo(), key.activationSlot() + key.activeSlots()) < 0;
  }

  private void prepareAhead(Entry entry, long slot) {
    var middle = (entry.key.preparedFrom() + entry.key.preparedTo()) / 2;
    if (entry.advancing || slot < middle || !hasMore(entry.key)) {
      return;
    }
    entry.advancing = true;
    var current = entry.key;
    background.execute(() -> replace(entry, current));
  }

  private void replace(Entry entry, SecretKey current) {
    var advanced = current.advance(xmss);
    synchronized (entry) {
      entry.advancing = false;
      if (entry.key == current) {
        entry.key = advanced;
      }
    }
  }
}
