package org.leannet.node.fuzz;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;

/// What came of fuzzing one decoder.
final class Tally {
  private static final Pattern PARTICULARS =
      Pattern.compile("'[^']*'|0x[0-9a-fA-F]+|[0-9a-f]{8,}|[0-9]+");
  private static final int REASONS = 200;
  private static final int REASON_LENGTH = 72;
  private static final int VIOLATIONS = 5;

  private final String target;
  private final Map<String, Long> refused = new TreeMap<>();
  private final List<String> violations = new ArrayList<>();
  private long inputs;
  private long accepted;
  private long violationCount;
  private long longestNanos;
  private long mostBytes;

  Tally(String target) {
    this.target = target;
  }

  void measured(long nanos, long bytes) {
    inputs++;
    longestNanos = Math.max(longestNanos, nanos);
    mostBytes = Math.max(mostBytes, bytes);
  }

  void accept() {
    accepted++;
  }

  /// Counts a refusal under its message without the particulars.
  void refuse(Throwable reason) {
    String text = PARTICULARS.matcher(String.valueOf(reason.getMessage())).replaceAll("#");
    String kind = text.length() > REASON_LENGTH ? text.substring(0, REASON_LENGTH) : text;
    boolean counted = refused.containsKey(kind) || refused.size() < REASONS;
    refused.merge(counted ? kind : "other reasons", 1L, Long::sum);
  }

  void violate(String how) {
    violationCount++;
    if (violations.size() < VIOLATIONS) {
      violations.add(how);
    }
  }

  /// The first few broken promises, each with the input that broke it.
  List<String> violations() {
    return List.copyOf(violations);
  }

  long inputs() {
    return inputs;
  }

  long accepted() {
    return accepted;
  }

  long mostBytes() {
    return mostBytes;
  }

  boolean isClean() {
    return violationCount == 0;
  }

  /// One line of counts, then the most frequent reasons.
  String report(int reasons) {
    var text = new StringBuilder();
    text.append(
        "%-28s %,12d inputs %,12d accepted %,12d refused (%d reasons)  longest %s  most %,d KiB  %s%n"
            .formatted(
                target,
                inputs,
                accepted,
                refused.values().stream().mapToLong(Long::longValue).sum(),
                refused.size(),
                millis(longestNanos),
                mostBytes >> 10,
                isClean() ? "clean" : violationCount + " VIOLATIONS"));
    refused.entrySet().stream()
        .sorted(Map.Entry.<String, Long>comparingByValue(Comparator.reverseOrder()))
        .limit(reasons)
        .forEach(each -> text.append("    %,12d  %s%n".formatted(each.getValue(), each.getKey())));
    violations.forEach(each -> text.append("    ! ").append(each).append('\n'));
    return text.toString();
  }

  private static String millis(long nanos) {
    return "%.1f ms".formatted(Duration.ofNanos(nanos).toNanos() / 1e6);
  }
}
