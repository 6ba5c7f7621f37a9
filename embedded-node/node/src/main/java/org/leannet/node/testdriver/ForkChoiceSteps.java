package org.leannet.node.testdriver;

import java.util.Optional;
import org.leannet.consensus.SlotTime;
import org.leannet.consensus.Verdict;
import org.leannet.consensus.containers.Block;
import org.leannet.consensus.replay.ForkChoiceReplay;

/// Takes the steps of one fork choice vector.
final class ForkChoiceSteps {
  /// Half a day. Each interval costs a little, so a step does not go further at once.
  private static final long MOST_INTERVALS = 1 << 16;

  private static final long MILLIS = 1_000;

  private final ForkChoiceReplay replay;

  ForkChoiceSteps(ForkChoiceReplay replay) {
    this.replay = replay;
  }

  DriverReply.StoreSnapshot snapshot() {
    return DriverReply.StoreSnapshot.of(replay.store());
  }

  /// Takes a step. One that is refused may have moved the clock.
  DriverReply.Step take(FixtureNode step) {
    Optional<String> problem;
    try {
      problem = problem(step);
    } catch (FixtureException e) {
      problem = Optional.of(e.reason());
    }
    return new DriverReply.Step(problem.isEmpty(), problem, snapshot());
  }

  private Optional<String> problem(FixtureNode step) throws FixtureException {
    String type = step.get("stepType").text();
    return switch (type) {
      case "tick" -> {
        tick(target(step), step.find("hasProposal", FixtureNode::flag).orElse(false));
        yield Optional.empty();
      }
      case "block" -> refusal(block(step));
      case "attestation" ->
          refusal(
              replay.attestation(
                  FixtureTypes.signedAttestation(step.get("attestation")),
                  step.find("isAggregator", FixtureNode::flag).orElse(false)));
      case "gossipAggregatedAttestation" ->
          refusal(replay.aggregate(FixtureTypes.signedAggregate(step.get("attestation"))));
      case "checks" -> Optional.empty();
      default -> throw new FixtureException("no step is known as '%s'".formatted(type));
    };
  }

  private Verdict<?> block(FixtureNode step) throws FixtureException {
    Block block = FixtureTypes.block(step.get("block"));
    if (step.find("tickToSlot", FixtureNode::flag).orElse(true)) {
      tick(SlotTime.intervalAtSlotStart(block.slot()), true);
    }
    return replay.block(block);
  }

  private long target(FixtureNode step) throws FixtureException {
    if (step.has("interval")) {
      return step.get("interval").uint();
    }
    long genesis = replay.store().headState().config().genesisTime();
    long seconds = step.get("time").uint();
    if (Long.compareUnsigned(seconds, genesis) <= 0) {
      return 0;
    }
    long since = seconds - genesis;
    if (Long.compareUnsigned(since, Long.MAX_VALUE / MILLIS) > 0) {
      throw tooFar();
    }
    return since * MILLIS / SlotTime.MILLIS_PER_INTERVAL;
  }

  private void tick(long interval, boolean hasProposal) throws FixtureException {
    long now = replay.store().time();
    if (Long.compareUnsigned(interval, now) > 0
        && Long.compareUnsigned(interval - now, MOST_INTERVALS) > 0) {
      throw tooFar();
    }
    replay.tick(interval, hasProposal);
  }

  private static FixtureException tooFar() {
    return new FixtureException(
        "the step is more than %d intervals ahead of the store's clock".formatted(MOST_INTERVALS));
  }

  private static Optional<String> refusal(Verdict<?> verdict) {
    return switch (verdict) {
      case Verdict.Accepted<?> _ -> Optional.empty();
      case Verdict.Rejected<?> refused -> Optional.of(Replays.reason(refused));
    };
  }
}
