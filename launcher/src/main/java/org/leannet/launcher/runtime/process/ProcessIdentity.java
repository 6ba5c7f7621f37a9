package org.leannet.launcher.runtime.process;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/// One process for all time: its pid, and a mark of when it started. A pid is reused, the pair is
/// not.
///
/// On Linux the mark is the kernel's start tick of the process with the boot id, which neither a
/// changed clock nor a reboot can repeat; elsewhere it is the start time that `ps` prints.
record ProcessIdentity(long pid, String mark) {
  private static final Path PROC = Path.of("/proc");
  private static final Path BOOT_ID = PROC.resolve("sys/kernel/random/boot_id");

  private static final long POLL_MILLIS = 10;

  /// Fields of `/proc/PID/stat` after the command's closing parenthesis.
  private static final int STATE_FIELD = 0;

  private static final int START_FIELD = 19;

  /// What a process is doing.
  enum Condition {
    RUNNING,
    FROZEN,
    GONE
  }

  /// A process as seen now.
  private record Sighting(String mark, char state) {}

  /// What this very process is doing; gone when the pid now belongs to another one.
  Condition condition() throws IOException {
    return sight(pid)
        .filter(seen -> seen.mark().equals(mark))
        .map(this::conditionOf)
        .orElse(Condition.GONE);
  }

  /// Whether this very process still runs, frozen or not.
  boolean isAlive() throws IOException {
    return condition() != Condition.GONE;
  }

  /// The identity of the process that has this pid now.
  static Optional<ProcessIdentity> of(long pid) throws IOException {
    return sight(pid).map(seen -> new ProcessIdentity(pid, seen.mark()));
  }

  /// Sends a signal, by the name `kill` knows it by, when this very process is still there.
  void signal(String name) throws IOException, InterruptedException {
    if (isAlive()) {
      var shell = new ProcessBuilder("/bin/sh", "-c", "kill -" + name + " " + pid);
      shell.redirectOutput(ProcessBuilder.Redirect.DISCARD);
      shell.redirectError(ProcessBuilder.Redirect.DISCARD);
      shell.start().waitFor(5, TimeUnit.SECONDS);
    }
  }

  /// Waits until this very process is seen like that, and gives whether it was in time.
  boolean await(Condition wanted, Duration patience) throws IOException, InterruptedException {
    var deadline = Instant.now().plus(patience);
    while (condition() != wanted) {
      if (Instant.now().isAfter(deadline)) {
        return false;
      }
      Thread.sleep(POLL_MILLIS);
    }
    return true;
  }

  private Condition conditionOf(Sighting seen) {
    return switch (seen.state()) {
      case 'Z', 'X' -> Condition.GONE;
      case 'T', 't' -> Condition.FROZEN;
      default -> Condition.RUNNING;
    };
  }

  private static Optional<Sighting> sight(long pid) throws IOException {
    return Files.isReadable(BOOT_ID) ? sightInProc(pid) : sightWithPs(pid);
  }

  private static Optional<Sighting> sightInProc(long pid) throws IOException {
    String stat;
    try {
      stat = Files.readString(PROC.resolve(pid + "/stat"));
    } catch (NoSuchFileException e) {
      return Optional.empty();
    } catch (IOException e) {
      // The process ended between open and read: "No such process".
      return Optional.empty();
    }
    var fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ", -1);
    var mark = fields[START_FIELD] + "@" + Files.readString(BOOT_ID).strip();
    return Optional.of(new Sighting(mark, fields[STATE_FIELD].charAt(0)));
  }

  private static Optional<Sighting> sightWithPs(long pid) throws IOException {
    var command = new ProcessBuilder("ps", "-o", "stat=,lstart=", "-p", Long.toString(pid));
    command.environment().put("LC_ALL", "C");
    command.redirectError(ProcessBuilder.Redirect.DISCARD);
    var line =
        new String(command.start().getInputStream().readAllBytes(), StandardCharsets.US_ASCII)
            .strip();
    var cut = line.indexOf(' ');
    return cut < 0
        ? Optional.empty()
        : Optional.of(new Sighting(line.substring(cut).strip(), line.charAt(0)));
  }
}
