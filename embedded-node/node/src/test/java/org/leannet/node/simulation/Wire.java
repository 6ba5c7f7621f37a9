package org.leannet.node.simulation;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.IntPredicate;
import org.leannet.consensus.containers.SignedBlock;
import org.leannet.node.core.port.Event;
import org.leannet.node.core.port.Peer;
import org.leannet.node.core.port.Request;
import org.leannet.node.core.port.RequestEnd;

/// The links between nodes. Messages take a random time, may be lost, and overtake each other; a
/// cut link loses what is on its way. Answers to a request arrive in order.
final class Wire {
  private static final int TIMEOUT_MILLIS = 10_000;
  private static final int NOTICED_MILLIS = 1_500;

  private final World world;
  private final Set<Link> links = new LinkedHashSet<>();
  private final Map<Integer, List<Link>> linksOf = new HashMap<>();
  private final Set<Link> cut = new HashSet<>();
  private final Set<Link> up = new LinkedHashSet<>();
  private int lastMessage;

  /// An unordered pair; the node with the lower index dials.
  private record Link(int dialer, int listener) {
    static Link of(SimNode a, SimNode b) {
      return new Link(Math.min(a.index(), b.index()), Math.max(a.index(), b.index()));
    }
  }

  Wire(World world) {
    this.world = world;
  }

  void link(SimNode a, SimNode b) {
    if (a.index() != b.index()) {
      Link link = Link.of(a, b);
      if (links.add(link)) {
        linksOf.computeIfAbsent(a.index(), _ -> new ArrayList<>()).add(link);
        linksOf.computeIfAbsent(b.index(), _ -> new ArrayList<>()).add(link);
      }
    }
  }

  /// A node has started: its links come up after a while.
  void started(SimNode node) {
    links.stream().filter(link -> touches(link, node)).forEach(this::raise);
  }

  /// A node has crashed: the others notice one by one.
  void crashed(SimNode node) {
    links.stream().filter(link -> touches(link, node)).forEach(this::drop);
  }

  /// Cuts all links between two groups.
  void split(List<SimNode> one, List<SimNode> other) {
    for (Link link : links) {
      if (isBetween(link, one, other)) {
        cut.add(link);
        drop(link);
      }
    }
  }

  /// Mends all links.
  void heal() {
    List<Link> mended = links.stream().filter(cut::contains).toList();
    cut.clear();
    mended.forEach(this::raise);
  }

  private static boolean touches(Link link, SimNode node) {
    return link.dialer() == node.index() || link.listener() == node.index();
  }

  private static boolean isBetween(Link link, List<SimNode> one, List<SimNode> other) {
    return (has(one, link.dialer()) && has(other, link.listener()))
        || (has(other, link.dialer()) && has(one, link.listener()));
  }

  private static boolean has(List<SimNode> group, int index) {
    return group.stream().anyMatch(node -> node.index() == index);
  }

  private void raise(Link link) {
    SimNode dialer = world.node(link.dialer());
    SimNode listener = world.node(link.listener());
    world
        .scheduler()
        .after(
            world.upTo(NOTICED_MILLIS),
            () -> {
              if (dialer.isRunning()
                  && listener.isRunning()
                  && !cut.contains(link)
                  && up.add(link)) {
                dialer.offer(new Event.PeerConnected(listener.peer(), true));
                listener.offer(new Event.PeerConnected(dialer.peer(), false));
              }
            });
  }

  private void drop(Link link) {
    if (!up.remove(link)) {
      return;
    }
    for (int end : new int[] {link.dialer(), link.listener()}) {
      SimNode node = world.node(end);
      SimNode other = world.node(end == link.dialer() ? link.listener() : link.dialer());
      long life = node.life();
      world
          .scheduler()
          .after(
              world.upTo(NOTICED_MILLIS),
              () -> {
                if (node.life() == life && !up.contains(link)) {
                  node.offer(new Event.PeerDisconnected(other.peer()));
                }
              });
    }
  }

  private boolean isUp(SimNode a, SimNode b) {
    return up.contains(Link.of(a, b));
  }

  /// A node publishes something of its own.
  void publish(SimNode from, Message.Content content) {
    publish(from, content, _ -> true);
  }

  /// A node sends something of its own to some of its neighbours.
  void publish(SimNode from, Message.Content content, IntPredicate neighbours) {
    lastMessage++;
    Message message = new Message(lastMessage, content);
    from.remember(message);
    spread(from, message, index -> index != from.index() && neighbours.test(index));
  }

  /// A node passes a message on to all it is linked with, but for whom it has it from.
  void forward(SimNode from, Message message, Peer source) {
    spread(from, message, index -> !world.node(index).peer().equals(source));
  }

  /// A copy to one that has seen the message would be dropped on arrival, so it is not sent.
  private void spread(SimNode from, Message message, IntPredicate neighbours) {
    for (Link link : linksOf.getOrDefault(from.index(), List.of())) {
      int end = link.dialer() == from.index() ? link.listener() : link.dialer();
      SimNode to = world.node(end);
      if (up.contains(link) && neighbours.test(end) && !to.hasSeen(message)) {
        send(from, to, () -> to.receive(message, from.peer()));
      }
    }
  }

  /// A node drops a peer and will not have it back.
  void ban(SimNode node, Peer peer) {
    Link link = Link.of(node, named(peer));
    cut.add(link);
    links.remove(link);
    drop(link);
  }

  private SimNode named(Peer peer) {
    return world.nodes().stream()
        .filter(each -> each.peer().equals(peer))
        .findFirst()
        .orElseThrow();
  }

  private void send(SimNode from, SimNode to, Runnable arrival) {
    if (world.happens(world.conditions().lossPerMille())) {
      return;
    }
    long life = to.life();
    world
        .scheduler()
        .after(
            world.upTo(world.conditions().latencyMillis()),
            () -> {
              if (isUp(from, to) && to.life() == life) {
                arrival.run();
              }
            });
  }

  /// Carries a request to a peer and its answer back.
  void ask(SimNode from, long number, Peer peer, Request request) {
    SimNode to = named(peer);
    if (!isUp(from, to)) {
      from.offer(ended(number, new RequestEnd.Failed("not connected")));
      return;
    }
    long life = from.life();
    boolean[] done = {false};
    world
        .scheduler()
        .after(
            TIMEOUT_MILLIS * 1_000L,
            () -> {
              if (!done[0] && from.life() == life) {
                done[0] = true;
                from.offer(ended(number, new RequestEnd.Failed("timeout")));
              }
            });
    send(from, to, () -> answer(from, to, number, request, done));
  }

  private void answer(SimNode from, SimNode to, long number, Request request, boolean[] done) {
    List<Event> answer = answer(from, to, number, request);
    send(
        to,
        from,
        () -> {
          if (!done[0]) {
            done[0] = true;
            answer.forEach(from::offer);
            from.offer(ended(number, new RequestEnd.Complete()));
          }
        });
  }

  private List<Event> answer(SimNode from, SimNode to, long number, Request request) {
    return switch (request) {
      case Request.AskStatus(var own) -> {
        to.offer(new Event.PeerStatus(from.peer(), own));
        yield List.of(new Event.PeerStatus(to.peer(), to.status()));
      }
      case Request.BlocksByRoot(var roots) ->
          pieces(number, roots.stream().flatMap(root -> to.disk().block(root).stream()).toList());
      case Request.BlocksByRange(long start, long count) ->
          pieces(number, to.disk().range(start, count));
    };
  }

  private static List<Event> pieces(long number, List<SignedBlock> blocks) {
    return blocks.stream().<Event>map(block -> new Event.ResponseBlock(number, block)).toList();
  }

  private static Event ended(long number, RequestEnd end) {
    return new Event.ResponseEnded(number, end);
  }
}
