package org.leannet.node;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.leannet.node.api.ApiLimits;
import org.leannet.node.core.port.Limits;
import org.leannet.p2p.gossip.GossipLimits;
import org.leannet.p2p.pubsub.PubsubLimits;
import org.leannet.p2p.reqresp.ReqRespLimits;
import org.leannet.p2p.transport.HostConfig;
import org.leannet.p2p.transport.TransportLimits;
import org.leannet.p2p.wire.WireLimits;

/// LIMITS.md says what the code says, and all of it together fits the heap.
class LimitsTest {
  private static final List<Class<?>> CLASSES =
      List.of(
          WireLimits.class,
          GossipLimits.class,
          PubsubLimits.class,
          TransportLimits.class,
          ReqRespLimits.class,
          Limits.class,
          ApiLimits.class);

  private static final Pattern ROW =
      Pattern.compile("\\| `(\\w+\\.[A-Z_]+)` \\| ([^|]+) \\| ([^|]+) \\|");
  private static final Pattern LINE = Pattern.compile("\\| ([^|`]+) \\| ([^|]+) \\| (\\d+) \\|");

  private static final long MEBIBYTE = 1L << 20;

  /// What is left is the chain's own.
  private static final long HEAP_FOR_STRANGERS = 220 * MEBIBYTE;

  /// Bytes of a map entry with its key and value.
  private static final long ENTRY = 128;

  private static final int PEERS = HostConfig.DEFAULT_MAX_PEERS;

  private static Path file() {
    for (Optional<Path> at = Optional.of(Path.of("").toAbsolutePath());
        at.isPresent();
        at = at.map(Path::getParent)) {
      Path file = at.get().resolve("embedded-node/LIMITS.md");
      if (Files.exists(file)) {
        return file;
      }
    }
    throw new AssertionError("no embedded-node/LIMITS.md above the working directory");
  }

  private static Map<String, String> constants() throws IllegalAccessException {
    Map<String, String> values = new TreeMap<>();
    for (Class<?> each : CLASSES) {
      for (Field field : each.getDeclaredFields()) {
        boolean shown =
            Modifier.isStatic(field.getModifiers()) && Modifier.isPublic(field.getModifiers());
        Object value = shown ? field.get(null) : "";
        if (value instanceof Number || value instanceof Duration) {
          values.put(each.getSimpleName() + "." + field.getName(), show(value));
        }
      }
    }
    return values;
  }

  private static String show(Object value) {
    if (value instanceof Duration time) {
      long millis = time.toMillis();
      if (millis % 3_600_000 == 0) {
        return millis / 3_600_000 + " h";
      }
      return millis % 1000 == 0 ? millis / 1000 + " s" : millis + " ms";
    }
    long number = ((Number) value).longValue();
    if (number >= MEBIBYTE && number % MEBIBYTE == 0) {
      return number / MEBIBYTE + " MiB";
    }
    return String.valueOf(number);
  }

  @Test
  void every_constant_stands_in_the_table_with_its_value_and_a_reason() throws Exception {
    Map<String, String> written = new TreeMap<>();
    Matcher rows = ROW.matcher(Files.readString(file()));
    while (rows.find()) {
      assertThat(rows.group(3)).as(rows.group(1)).hasSizeGreaterThan(10);
      written.put(rows.group(1), rows.group(2));
    }

    assertThat(written).isEqualTo(constants());
  }

  private record Held(String what, long bytes) {}

  /// Each thing that a stranger's bytes can be held in, at its bound.
  private static List<Held> memory() {
    long largest = 540L << 10;
    List<Held> all = new ArrayList<>();
    all.add(
        new Held(
            "unfinished frames, in arrays half as large again",
            3 * (PubsubLimits.FRAME_BYTES + (long) PEERS * PubsubLimits.FRAME_BYTES_FREE) / 2));
    all.add(
        new Held(
            "messages while they are unpacked",
            2L * PubsubLimits.UNPACKED_AT_ONCE * WireLimits.MAX_MESSAGE));
    all.add(new Held("messages with the core", GossipLimits.PENDING_BYTES));
    all.add(new Held("messages kept to be asked for", GossipLimits.CACHE_BYTES));
    all.add(new Held("frames that wait for slow peers", PubsubLimits.SEND_BYTES));
    all.add(
        new Held(
            "ids of gossip",
            ENTRY
                * (GossipLimits.SEEN_IDS
                    + 3L * GossipLimits.PROMISES
                    + (long) PEERS * GossipLimits.IDONTWANT_IDS)));
    all.add(
        new Held(
            "topics of peers",
            (ENTRY + WireLimits.MAX_TOPIC_BYTES) * PEERS * GossipLimits.TOPICS_PER_PEER));
    all.add(
        new Held(
            "the core's queues",
            Limits.QUEUED_BLOCK_BYTES
                + Limits.QUEUED_RESPONSE_BYTES
                + Limits.QUEUED_AGGREGATE_BYTES
                + Limits.QUEUED_ATTESTATION_BYTES));
    all.add(
        new Held(
            "blocks and votes under verification",
            Limits.BLOCK_BYTES_UNDER_CHECK
                + Limits.ATTESTATION_BYTES_UNDER_CHECK
                + Limits.AGGREGATE_BYTES_UNDER_CHECK));
    all.add(
        new Held(
            "blocks and votes that wait for a block",
            Limits.CACHED_BLOCK_BYTES
                + Limits.PENDING_ATTESTATION_BYTES
                + Limits.PENDING_AGGREGATE_BYTES));
    all.add(
        new Held(
            "requests being served, a block in three forms each",
            3 * largest * ReqRespLimits.MAX_SERVED));
    all.add(
        new Held(
            "answers being read, a block and its bytes each",
            2 * largest * (Limits.ROOT_REQUESTS + 1)));
    return all;
  }

  @Test
  void all_that_strangers_can_make_it_hold_fits_the_heap() throws Exception {
    Map<String, Long> written = new TreeMap<>();
    Matcher lines = LINE.matcher(Files.readString(file()));
    while (lines.find()) {
      written.put(lines.group(1), Long.parseLong(lines.group(3)));
    }

    Map<String, Long> expected = new TreeMap<>();
    long total = memory().stream().mapToLong(Held::bytes).sum();
    memory().forEach(held -> expected.put(held.what(), inMebibytes(held.bytes())));
    expected.put("together", inMebibytes(total));
    assertThat(written).isEqualTo(expected);
    assertThat(total).isLessThan(HEAP_FOR_STRANGERS);
  }

  private static long inMebibytes(long bytes) {
    return (bytes + MEBIBYTE - 1) / MEBIBYTE;
  }
}
