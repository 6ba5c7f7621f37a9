package org.leannet.node.core;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.leannet.consensus.Genesis;
import org.leannet.consensus.Rules;
import org.leannet.consensus.Verdict;
import org.leannet.consensus.containers.SignedBlock;
import org.leannet.consensus.containers.State;
import org.leannet.consensus.forkchoice.Store;
import org.leannet.consensus.proofs.ProofSystem;
import org.leannet.consensus.proofs.TransparentProofs;
import org.leannet.node.core.port.CoreConfig;
import org.leannet.node.core.port.Counter;
import org.leannet.node.core.port.Effect;
import org.leannet.node.core.port.Event;
import org.leannet.node.core.port.Limits;
import org.leannet.node.core.port.LocalValidator;
import org.leannet.node.core.port.RequestEnd;
import org.leannet.node.core.port.Workbench;
import org.leannet.node.shell.KeyRing;
import org.leannet.node.simulation.Registry;
import org.leannet.ssz.Bytes;
import org.leannet.xmss.SecretKey;

/// One core and a hand that carries out its effects, at once or not at all.
public final class CoreRig {
  static final int VALIDATORS = 4;
  static final long GENESIS = 1_700_000_000;

  private static final ProofSystem PROOFS = new TransparentProofs(Registry.XMSS);

  private final NodeCore core;
  private final Workbench bench;

  private CoreRig(CoreConfig config, Map<Bytes, Long> signedSlots) {
    State genesis = Registry.genesis(GENESIS, VALIDATORS);
    this.core = new NodeCore(config, store(genesis), signedSlots, new SplittableRandom(1));
    List<SecretKey> keys =
        IntStream.range(0, VALIDATORS)
            .mapToObj(index -> Registry.keys(index).secrets())
            .flatMap(List::stream)
            .toList();
    this.bench =
        new Workbench(Registry.XMSS, PROOFS, new KeyRing(Registry.XMSS, keys, Runnable::run));
  }

  private static Store store(State genesis) {
    return switch (Store.create(genesis, Genesis.block(genesis), Rules.STRICT)) {
      case Verdict.Accepted<Store>(Store store) -> store;
      case Verdict.Rejected<Store> refused -> throw new AssertionError(refused);
    };
  }

  /// A node that follows and does not aggregate.
  static CoreRig follower() {
    return new CoreRig(config(List.of(), false), Map.of());
  }

  /// A node that aggregates and has no validator.
  static CoreRig aggregator() {
    return new CoreRig(config(List.of(), true), Map.of());
  }

  /// A node with one validator.
  static CoreRig validator(int index) {
    return validator(index, Map.of());
  }

  /// A node with one validator that has signed before.
  static CoreRig validator(int index, Map<Bytes, Long> signedSlots) {
    return new CoreRig(config(List.of(local(index)), false), signedSlots);
  }

  /// A node with all the validators: it can run the chain on its own.
  public static CoreRig everyone() {
    return new CoreRig(
        config(IntStream.range(0, VALIDATORS).mapToObj(CoreRig::local).toList(), true), Map.of());
  }

  /// A node with some of the validators that aggregates.
  static CoreRig some(int... indices) {
    return new CoreRig(
        config(IntStream.of(indices).mapToObj(CoreRig::local).toList(), true), Map.of());
  }

  static LocalValidator local(int index) {
    return Registry.keys(index).as(index);
  }

  private static CoreConfig config(List<LocalValidator> validators, boolean aggregator) {
    return new CoreConfig(
        validators,
        1,
        aggregator,
        false,
        Limits.AGGREGATION_DEADLINE,
        PROOFS.participantLimit(),
        Rules.STRICT.maxAttestationsData());
  }

  public NodeCore core() {
    return core;
  }

  Workbench bench() {
    return bench;
  }

  long count(Counter counter) {
    return core.view().counts().getOrDefault(counter, 0L);
  }

  /// Hands over one event; nothing of what the core wants is done.
  List<Effect> give(Event event) {
    return core.handle(event);
  }

  /// Hands over one event, does the jobs and writes the slots it leads to, and so on until nothing
  /// is left to do. Answers all effects in order.
  List<Effect> settle(Event event) {
    List<Effect> all = new ArrayList<>();
    Deque<Event> events = new ArrayDeque<>(List.of(event));
    while (!events.isEmpty()) {
      for (Effect effect : core.handle(events.remove())) {
        all.add(effect);
        switch (effect) {
          case Effect.Run(var job) -> events.add(job.perform(bench));
          case Effect.RecordSignedSlots(long token, _) ->
              events.add(new Event.SignedSlotsRecorded(token));
          case Effect.Schedule(var timer, _) -> events.add(new Event.TimerFired(timer));
          default -> {}
        }
      }
    }
    return all;
  }

  /// Lives through all intervals of some slots; answers what was published.
  public Published live(long firstSlot, long lastSlot) {
    List<Effect> effects = new ArrayList<>();
    for (long interval = 5 * firstSlot; interval < 5 * (lastSlot + 1); interval++) {
      effects.addAll(settle(new Event.Tick(interval)));
    }
    return new Published(effects);
  }

  static <T extends Effect> List<T> all(Class<T> kind, List<Effect> effects) {
    return effects.stream().filter(kind::isInstance).map(kind::cast).toList();
  }

  /// What a node has sent to the topics.
  public record Published(List<Effect> effects) {
    public List<Effect.PublishBlock> blocks() {
      return all(Effect.PublishBlock.class, effects);
    }

    public List<Effect.PublishAttestation> attestations() {
      return all(Effect.PublishAttestation.class, effects);
    }

    public List<Effect.PublishAggregate> aggregates() {
      return all(Effect.PublishAggregate.class, effects);
    }
  }

  /// The whole answer to a request: these blocks, then the end of the stream.
  List<Effect> answer(Effect.Ask ask, List<SignedBlock> blocks) {
    List<Effect> effects = new ArrayList<>();
    blocks.forEach(block -> effects.addAll(settle(new Event.ResponseBlock(ask.number(), block))));
    effects.addAll(settle(new Event.ResponseEnded(ask.number(), new RequestEnd.Complete())));
    return effects;
  }
}
