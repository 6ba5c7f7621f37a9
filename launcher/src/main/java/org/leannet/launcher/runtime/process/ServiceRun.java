package org.leannet.launcher.runtime.process;

import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.leannet.launcher.runtime.process.ProcessIdentity.Condition;

/// One run of a service, as its script wrote it down: the service's process, and the script's own.
record ServiceRun(ProcessIdentity service, ProcessIdentity script, Instant startedAt) {
  /// The script has only one line left to run when its service has ended.
  static final Duration SCRIPT_DEADLINE = Duration.ofSeconds(2);

  private static final Duration KILL_DEADLINE = Duration.ofSeconds(10);
  private static final int LINES = 4;

  /// The latest run, if the service was ever started.
  static Optional<ServiceRun> read(Path file) throws IOException {
    try {
      var lines = Files.readAllLines(file);
      if (lines.size() < LINES) {
        return Optional.empty();
      }
      return Optional.of(
          new ServiceRun(
              new ProcessIdentity(Long.parseLong(lines.get(0)), lines.get(1)),
              new ProcessIdentity(Long.parseLong(lines.get(2)), lines.get(3)),
              Files.getLastModifiedTime(file).toInstant()));
    } catch (NoSuchFileException | CharacterCodingException | NumberFormatException e) {
      // Never started; or damaged, as by a power cut: then no process of it runs any more.
      return Optional.empty();
    }
  }

  /// Ends the run with everything it started itself. Without a grace it is killed at once.
  void end(String signal, Duration grace) throws IOException, InterruptedException {
    var offspring = offspring();
    if (grace.isPositive()) {
      service.signal(signal);
      service.signal("CONT");
      service.await(Condition.GONE, grace);
    }
    if (service.isAlive()) {
      service.signal("KILL");
      if (!service.await(Condition.GONE, KILL_DEADLINE)) {
        throw new IOException("process %d does not end".formatted(service.pid()));
      }
    }
    for (var child : offspring) {
      child.signal("KILL");
    }
    if (!script.await(Condition.GONE, SCRIPT_DEADLINE)) {
      script.signal("KILL");
      script.await(Condition.GONE, SCRIPT_DEADLINE);
    }
  }

  private List<ProcessIdentity> offspring() throws IOException {
    var handle =
        service.isAlive() ? ProcessHandle.of(service.pid()) : Optional.<ProcessHandle>empty();
    var found = new ArrayList<ProcessIdentity>();
    for (var child : handle.stream().flatMap(ProcessHandle::descendants).toList()) {
      ProcessIdentity.of(child.pid()).ifPresent(found::add);
    }
    return found;
  }
}
