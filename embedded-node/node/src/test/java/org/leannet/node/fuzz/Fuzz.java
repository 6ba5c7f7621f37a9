package org.leannet.node.fuzz;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.function.BooleanSupplier;

/// Feeds damaged inputs to a decoder and holds it to its promises: it throws nothing but what it
/// declares, it takes little time and memory, and what it accepts encodes to the same bytes again.
///
/// A seed gives the same inputs each time. Time is that of the processor, so that a busy machine
/// does not count against the decoder.
final class Fuzz {
  /// What a decoder may allocate for any input: messages of exceptions, small buffers.
  static final long FREE_BYTES = 256 << 10;

  private static final long MAX_NANOS = 2_000_000_000L;
  private static final int MOST_SEEDS = 400;
  private static final int SHOWN_BYTES = 400;

  private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

  private Fuzz() {}

  /// Runs a number of inputs.
  static <T> Tally run(Target<T> target, long seed, long inputs) {
    long[] left = {inputs};
    return run(target, seed, () -> left[0]-- > 0);
  }

  /// Runs the seeds as they are, and then damaged ones as long as `goesOn`. What was accepted
  /// becomes a seed.
  static <T> Tally run(Target<T> target, long seed, BooleanSupplier goesOn) {
    var tally = new Tally(target.name());
    var random = new SplittableRandom(seed);
    var mutator = new Mutator(random, target.words());
    List<byte[]> pool = new ArrayList<>(target.seeds());
    // The first calls load classes: they are neither timed nor weighed.
    target.seeds().forEach(input -> attempt(target, input, 0, new Tally(target.name())));
    for (byte[] input : target.seeds()) {
      attempt(target, input, random.nextLong(), tally);
    }
    while (goesOn.getAsBoolean()) {
      byte[] input = mutator.mutate(pool);
      if (attempt(target, input, random.nextLong(), tally)) {
        keep(pool, target.seeds().size(), input, random);
      }
    }
    return tally;
  }

  private static void keep(List<byte[]> pool, int fixed, byte[] input, SplittableRandom random) {
    if (pool.size() < fixed + MOST_SEEDS) {
      pool.add(input);
    } else {
      pool.set(fixed + random.nextInt(MOST_SEEDS), input);
    }
  }

  /// What one call has come to and cost.
  private record Outcome<T>(
      Optional<T> value, Optional<Throwable> thrown, boolean changed, long nanos, long bytes) {

    boolean isWithin(long allowedBytes) {
      return bytes <= allowedBytes && nanos <= MAX_NANOS;
    }
  }

  /// One input. Answers whether it was accepted.
  private static <T> boolean attempt(Target<T> target, byte[] input, long pieces, Tally tally) {
    long allowed = FREE_BYTES + (long) target.bytesPerByte() * input.length;
    Outcome<T> outcome = call(target, input, pieces);
    if (!outcome.isWithin(allowed)) {
      // Whatever loads a class costs once: only what costs again counts.
      outcome = call(target, input, pieces);
    }
    tally.measured(outcome.nanos(), outcome.bytes());
    if (outcome.bytes() > allowed) {
      tally.violate(
          describe(
              target, input, "allocated %d bytes, %d allowed".formatted(outcome.bytes(), allowed)));
    }
    if (outcome.nanos() > MAX_NANOS) {
      tally.violate(describe(target, input, "took %d ms".formatted(outcome.nanos() / 1_000_000)));
    }
    if (outcome.changed()) {
      tally.violate(describe(target, input, "changed its input"));
    }
    outcome.thrown().ifPresent(thrown -> judge(target, input, thrown, tally));
    outcome
        .value()
        .ifPresent(accepted -> {
          tally.accept();
          checkCanonical(target, input, accepted, tally);
        });
    return outcome.value().isPresent();
  }

  private static <T> Outcome<T> call(Target<T> target, byte[] input, long pieces) {
    byte[] given = input.clone();
    var random = new SplittableRandom(pieces);
    Optional<T> value = Optional.empty();
    Optional<Throwable> thrown = Optional.empty();
    long bytes = THREADS.getCurrentThreadAllocatedBytes();
    long nanos = THREADS.getCurrentThreadCpuTime();
    try {
      value = Optional.of(target.decoder().decode(given, random));
    } catch (Exception | AssertionError | StackOverflowError | OutOfMemoryError e) {
      thrown = Optional.of(e);
    }
    nanos = THREADS.getCurrentThreadCpuTime() - nanos;
    bytes = THREADS.getCurrentThreadAllocatedBytes() - bytes;
    return new Outcome<>(value, thrown, !Arrays.equals(given, input), nanos, bytes);
  }

  private static void judge(Target<?> target, byte[] input, Throwable thrown, Tally tally) {
    if (target.refusals().stream().anyMatch(each -> each.equals(thrown.getClass()))) {
      tally.refuse(thrown);
    } else {
      tally.violate(describe(target, input, "threw " + thrown + " at " + origin(thrown)));
    }
  }

  private static String origin(Throwable thrown) {
    StackTraceElement[] stack = thrown.getStackTrace();
    return stack.length == 0 ? "an unknown place" : stack[0].toString();
  }

  private static <T> void checkCanonical(Target<T> target, byte[] input, T value, Tally tally) {
    try {
      target
          .canonical()
          .apply(value)
          .filter(encoded -> !Arrays.equals(encoded, input))
          .ifPresent(encoded ->
              tally.violate(describe(target, input, "accepted, but encodes to " + shown(encoded))));
    } catch (RuntimeException e) {
      tally.violate(describe(target, input, "accepted, but cannot be encoded: " + e));
    }
  }

  private static String describe(Target<?> target, byte[] input, String what) {
    return "%s on %d bytes %s: %s".formatted(target.name(), input.length, shown(input), what);
  }

  private static String shown(byte[] bytes) {
    String hex = HexFormat.of().formatHex(bytes, 0, Math.min(bytes.length, SHOWN_BYTES));
    return bytes.length > SHOWN_BYTES ? hex + "…" : hex;
  }
}
