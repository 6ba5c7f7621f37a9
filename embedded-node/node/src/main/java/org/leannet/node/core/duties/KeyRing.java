package org.leannet.node.core.duties;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.leannet.node.core.port.Signer;
import org.leannet.ssz.Bytes;
import org.leannet.ssz.Root;
import org.leannet.xmss.SecretKey;
import org.leannet.xmss.Xmss;

/// The secret keys of a node's validators. A key is advanced until the slot lies in its prepared
/// window, and kept advanced. Safe for several threads; only uses of the same key wait for each
/// other.
public final class KeyRing implements Signer {
  private final Xmss xmss;
  private final Map<Bytes, Holder> keys = new LinkedHashMap<>();

  private static final class Holder {
    private SecretKey key;

    Holder(SecretKey key) {
      this.key = key;
    }

    synchronized Bytes sign(Xmss xmss, long slot, Root message) {
      while (Long.compareUnsigned(slot, key.preparedTo()) >= 0) {
        SecretKey next = key.advance(xmss);
        if (next.preparedTo() == key.preparedTo()) {
          throw new IllegalStateException(
              "%s is used up and cannot sign in slot %s"
                  .formatted(key, Long.toUnsignedString(slot)));
        }
        key = next;
      }
      return xmss.sign(key, slot, message);
    }
  }

  public KeyRing(Xmss xmss, List<SecretKey> keys) {
    this.xmss = xmss;
    keys.forEach(key -> this.keys.put(key.publicKey(), new Holder(key)));
  }

  @Override
  public Bytes sign(Bytes publicKey, long slot, Root message) {
    Holder holder = keys.get(publicKey);
    if (holder == null) {
      throw new IllegalStateException("no secret key for the public key " + publicKey.hex());
    }
    return holder.sign(xmss, slot, message);
  }
}
