package org.leannet.launcher.runtime.docker.network;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.leannet.launcher.config.Subnet;

/// Chooses a subnet that nobody uses: the first free one of the private ranges that home networks,
/// companies and Docker itself use least.
public final class SubnetChoice {
  private record Pool(int base, int prefix) {}

  /// `172.30.0.0/15` lies above what Docker hands out first; the others are for busy machines.
  private static final List<Pool> POOLS =
      List.of(
          new Pool(address(172, 30), 15),
          new Pool(address(10, 199), 16),
          new Pool(address(10, 112), 12));

  private static final int USUAL_PREFIX = 24;

  private SubnetChoice() {}

  /// The first subnet with room for so many members that overlaps no used network.
  public static Optional<Subnet> choose(int members, Collection<UsedNetwork> used) {
    return POOLS.stream().flatMap(pool -> choose(pool, members, used).stream()).findFirst();
  }

  /// The first used network that this subnet overlaps.
  public static Optional<UsedNetwork> clash(Subnet subnet, Collection<UsedNetwork> used) {
    return used.stream().filter(network -> network.overlaps(subnet)).findFirst();
  }

  private static Optional<Subnet> choose(Pool pool, int members, Collection<UsedNetwork> used) {
    var prefix = USUAL_PREFIX;
    while (prefix > pool.prefix() && new Subnet(pool.base(), prefix).capacity() < members) {
      prefix--;
    }
    var chosen = prefix;
    return IntStream.range(0, 1 << (chosen - pool.prefix()))
        .mapToObj(index -> new Subnet(pool.base() + (index << (32 - chosen)), chosen))
        .filter(subnet -> subnet.capacity() >= members)
        .filter(subnet -> clash(subnet, used).isEmpty())
        .findFirst();
  }

  private static int address(int first, int second) {
    return first << 24 | second << 16;
  }
}
