package org.leannet.consensus;

/// The arithmetic of slots and intervals: what time it is on a chain, given the time on the wall.
///
/// @param genesisTime Unix second of slot 0
public record SlotTime(long genesisTime) {

  public static final int SECONDS_PER_SLOT = 4;
  public static final int INTERVALS_PER_SLOT = 5;
  public static final int MILLIS_PER_INTERVAL = 800;
  public static final int MILLIS_PER_SLOT = 4000;

  /// Latest genesis whose milliseconds fit a `long`.
  private static final long LATEST = Long.MAX_VALUE / 1000;

  public SlotTime {
    if (genesisTime < 0 || genesisTime > LATEST) {
      throw new IllegalArgumentException(
          "not a genesis time in Unix seconds: " + Long.toUnsignedString(genesisTime));
    }
  }

  /// The interval with which a slot starts, counted from genesis.
  public static long intervalAtSlotStart(long slot) {
    return slot * INTERVALS_PER_SLOT;
  }

  /// The slot that an interval counted from genesis belongs to.
  public static long slotOfInterval(long interval) {
    return Long.divideUnsigned(interval, INTERVALS_PER_SLOT);
  }

  /// Milliseconds since genesis; 0 before it.
  public long sinceGenesis(long unixMillis) {
    long genesis = genesisTime * 1000;
    return unixMillis <= genesis ? 0 : unixMillis - genesis;
  }

  public long slotAt(long unixMillis) {
    return sinceGenesis(unixMillis) / MILLIS_PER_SLOT;
  }

  /// 0 to 4.
  public int intervalInSlotAt(long unixMillis) {
    return (int) (sinceGenesis(unixMillis) % MILLIS_PER_SLOT / MILLIS_PER_INTERVAL);
  }

  /// Whole intervals since genesis.
  public long intervalAt(long unixMillis) {
    return sinceGenesis(unixMillis) / MILLIS_PER_INTERVAL;
  }

  /// The Unix millisecond with which an interval counted from genesis starts.
  public long startOfInterval(long interval) {
    return genesisTime * 1000 + interval * MILLIS_PER_INTERVAL;
  }

  /// Milliseconds until the next interval starts, a whole one when this one just did.
  public long untilNextInterval(long unixMillis) {
    long genesis = genesisTime * 1000;
    return unixMillis < genesis
        ? genesis - unixMillis
        : MILLIS_PER_INTERVAL - (unixMillis - genesis) % MILLIS_PER_INTERVAL;
  }
}
