package org.leannet.node.core.aggregation;

import java.util.ArrayDeque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import org.leannet.consensus.forkchoice.AggregationRound;
import org.leannet.consensus.forkchoice.Duties;
import org.leannet.consensus.production.AggregationJob;
import org.leannet.node.core.port.CoreConfig;
import org.leannet.node.core.port.Counter;
import org.leannet.node.core.port.Effect;
import org.leannet.node.core.port.Job;
import org.leannet.node.core.port.Limits;
import org.leannet.node.core.port.Notice;
import org.leannet.node.core.port.Outbox;
import org.leannet.node.core.port.Timer;

/// Aggregates at interval 2, one job after the other on a worker, over a snapshot of the pools.
///
/// A session has a number that is never used again; what comes back with another session's number
/// is dropped. At the deadline no further job starts, but the one that runs may still finish: what
/// is made is applied and published, late or not, until the next session begins. A worker that dies
/// ends its session.
public final class Aggregator {
  private static final AggregationRound NOTHING_IDLE = new AggregationRound(List.of(), Map.of());

  private final Duties duties;
  private final Outbox outbox;
  private final CoreConfig config;
  private Optional<Session> current = Optional.empty();
  private long lastSession;

  private static final class Session {
    final long number;
    final long slot;
    final Queue<AggregationJob> jobs;
    int made;
    boolean late;

    Session(long number, long slot, List<AggregationJob> jobs) {
      this.number = number;
      this.slot = slot;
      this.jobs = new ArrayDeque<>(jobs);
    }
  }

  public Aggregator(Duties duties, Outbox outbox, CoreConfig config) {
    this.duties = duties;
    this.outbox = outbox;
    this.config = config;
  }

  /// Starts the session of a slot; one that is still open ends here.
  public void start(long slot) {
    current.ifPresent(this::end);
    lastSession++;
    AggregationRound round =
        duties.aggregationRound(Limits.JOBS_PER_SESSION, config.proofCapacity());
    duties.applyAggregates(round, List.of());
    Session session = new Session(lastSession, slot, round.jobs());
    current = Optional.of(session);
    outbox.count(Counter.AGGREGATION_SESSIONS);
    if (!session.jobs.isEmpty()) {
      outbox.add(
          new Effect.Schedule(
              new Timer.AggregationDeadline(session.number), config.aggregationDeadline()));
    }
    next(session);
  }

  /// A job has made an aggregate.
  public void made(long number, AggregationJob.Produced produced) {
    Optional<Session> session = current(number);
    if (session.isEmpty()) {
      return;
    }
    session.get().made++;
    duties.applyAggregates(NOTHING_IDLE, List.of(produced));
    outbox.count(Counter.AGGREGATES_MADE);
    if (session.get().late) {
      outbox.count(Counter.AGGREGATION_JOBS_LATE);
    }
    outbox.add(new Effect.PublishAggregate(produced.aggregate()));
    next(session.get());
  }

  /// A session's worker has died.
  public void died(long number) {
    current(number).ifPresent(this::end);
  }

  /// No further job may start in a session.
  public void deadline(long number) {
    current.filter(session -> session.number == number).ifPresent(session -> session.late = true);
  }

  private Optional<Session> current(long number) {
    Optional<Session> session = current.filter(each -> each.number == number);
    if (session.isEmpty()) {
      outbox.count(Counter.DROPPED_AGGREGATION_MESSAGES_STALE);
    }
    return session;
  }

  private void next(Session session) {
    if (session.late || session.jobs.isEmpty()) {
      end(session);
    } else {
      outbox.run(new Job.Aggregate(session.number, session.jobs.remove()));
    }
  }

  private void end(Session session) {
    current = Optional.empty();
    outbox.tell(new Notice.Aggregated(session.slot, session.made, session.jobs.size()));
  }
}
