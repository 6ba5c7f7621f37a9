package org.leannet.launcher.plan.resolve;

import org.leannet.launcher.config.Subnet;

/// Finds a network for an enclave whose configuration names none. A runtime's own avoids those in
/// use.
public interface SubnetFinder {
  Subnet find(int members);

  /// The first private network of the default range that is large enough, in use or not.
  static SubnetFinder first() {
    return members -> {
      int prefix = 24;
      while ((1 << (32 - prefix)) - 3 < members) {
        prefix--;
      }
      return new Subnet(172 << 24 | 30 << 16, prefix);
    };
  }
}
