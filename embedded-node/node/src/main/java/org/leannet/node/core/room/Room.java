package org.leannet.node.core.room;

import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Room for so many things and bytes, shared by those who fill it.
///
/// One may take as much as stays free, and no more. So one that floods gets a half, two get a third
/// each, and always the next one that comes finds as much room as the greediest has. What nobody
/// brought, because it is the node's own, may take all.
///
/// @param <K> who shares
public final class Room<K> {
  private final int places;
  private final long bytes;
  private final Map<K, Share> shares = new HashMap<>();
  private Share taken = Share.NONE;

  private record Share(int places, long bytes) {
    private static final Share NONE = new Share(0, 0);

    private Share plus(long size) {
      return new Share(places + 1, bytes + size);
    }

    private Share minus(long size) {
      return new Share(places - 1, bytes - size);
    }
  }

  public Room(int places, long bytes) {
    this.places = places;
    this.bytes = bytes;
  }

  /// Whether a thing of a size may come in.
  public boolean admits(Optional<K> owner, long size) {
    if (taken.places >= places || taken.bytes + size > bytes) {
      return false;
    }
    Share own = owner.map(this::shareOf).orElse(Share.NONE);
    return own.places < places - taken.places && own.bytes + size <= bytes - taken.bytes;
  }

  /// Takes room, without asking whether there is any.
  public void take(Optional<K> owner, long size) {
    taken = taken.plus(size);
    owner.ifPresent(each -> shares.put(each, shareOf(each).plus(size)));
  }

  /// Takes room if there is any.
  public boolean tryTake(Optional<K> owner, long size) {
    boolean admitted = admits(owner, size);
    if (admitted) {
      take(owner, size);
    }
    return admitted;
  }

  /// Gives back what was taken.
  public void give(Optional<K> owner, long size) {
    taken = taken.minus(size);
    owner.ifPresent(each -> {
      Share left = shareOf(each).minus(size);
      if (left.places == 0) {
        shares.remove(each);
      } else {
        shares.put(each, left);
      }
    });
  }

  /// Whether more is in than there is room for.
  public boolean isOver() {
    return taken.places > places || taken.bytes > bytes;
  }

  /// Those who have brought most of what there is too much of; nobody when nothing was brought.
  public Set<K> greediest() {
    Comparator<Share> order =
        taken.places > places
            ? Comparator.comparingInt(Share::places)
            : Comparator.comparingLong(Share::bytes);
    Set<K> greediest = new HashSet<>();
    shares.values().stream()
        .max(order)
        .ifPresent(most ->
            shares.forEach((owner, share) -> {
              if (order.compare(share, most) == 0) {
                greediest.add(owner);
              }
            }));
    return greediest;
  }

  /// Things that are in.
  public int size() {
    return taken.places;
  }

  /// Bytes that are in.
  public long bytes() {
    return taken.bytes;
  }

  private Share shareOf(K owner) {
    return shares.getOrDefault(owner, Share.NONE);
  }
}
