package org.leannet.node.core.sync;

import org.leannet.node.core.port.Limits;

/// How a peer has behaved, in all its connections. Time heals: offences and doubts are forgiven one
/// by one, and the score drifts back to where everybody starts.
final class Reputation {
  private static final int FIRST_SCORE = 100;
  private static final int HIGHEST_SCORE = 200;
  private static final int DRIFT = 10;

  private int score = FIRST_SCORE;
  private int offences;
  private int doubts;
  private boolean banned;
  private long bannedUntil;
  private long since;

  Reputation(long now) {
    this.since = now;
  }

  private void heal(long now) {
    if (Long.compareUnsigned(now, since) <= 0) {
      return;
    }
    long periods = Long.divideUnsigned(now - since, Limits.FORGIVENESS_INTERVALS);
    since += periods * Limits.FORGIVENESS_INTERVALS;
    offences = (int) Math.max(0, offences - periods);
    doubts = (int) Math.max(0, doubts - periods);
    long drift = Math.min(HIGHEST_SCORE, periods * DRIFT);
    score =
        (int)
            (score < FIRST_SCORE
                ? Math.min(FIRST_SCORE, score + drift)
                : Math.max(FIRST_SCORE, score - drift));
  }

  int score() {
    return score;
  }

  void add(int change, long now) {
    heal(now);
    score = Math.clamp(score + change, 0, HIGHEST_SCORE);
  }

  /// Counts an offence; true when it is the one for which the peer is banned. Who comes back after
  /// that has few left.
  boolean offend(long now) {
    heal(now);
    if (isBanned(now)) {
      return false;
    }
    offences++;
    if (offences < Limits.OFFENCES) {
      return false;
    }
    banned = true;
    bannedUntil = now + Limits.BAN_INTERVALS;
    offences = Limits.OFFENCES - 2;
    return true;
  }

  boolean isBanned(long now) {
    return banned && Long.compareUnsigned(now, bannedUntil) < 0;
  }

  /// Its claims were not kept.
  void doubt(long now) {
    heal(now);
    doubts = Math.min(Limits.DOUBTS, doubts + 1);
  }

  /// It has kept what it claimed.
  void trust() {
    doubts = 0;
  }

  boolean isDoubted(long now) {
    heal(now);
    return doubts > 0;
  }

  /// Whether there is nothing to remember.
  boolean isBlank(long now) {
    heal(now);
    return score == FIRST_SCORE && offences == 0 && doubts == 0 && !isBanned(now);
  }
}
