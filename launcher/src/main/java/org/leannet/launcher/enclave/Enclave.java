package org.leannet.launcher.enclave;

import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.Optional;
import java.util.regex.Pattern;
import org.leannet.genesis.AtomicFile;
import org.leannet.launcher.failure.ExitCode;
import org.leannet.launcher.failure.LaunchFailure;
import org.leannet.launcher.plan.NetworkPlan;
import org.leannet.launcher.plan.PlanFormatException;
import org.leannet.launcher.plan.PlanJson;

/// One network's folder. Everything known of the network that is not running lies in it.
public record Enclave(EnclaveName name, Path directory) {
  private static final String LAUNCHED = "launched";

  /// Seconds; a number of more digits is no time.
  private static final Pattern GENESIS_TIME =
      Pattern.compile("^GENESIS_TIME:\\s*([0-9]{1,16})\\s*$", Pattern.MULTILINE);

  /// The resolved plan.
  public Path planFile() {
    return directory.resolve("plan.json");
  }

  /// The genesis files and keys.
  public Path genesis() {
    return directory.resolve("genesis");
  }

  /// What the nodes store.
  public Path data() {
    return directory.resolve("data");
  }

  /// What one node stores.
  public Path data(String node) {
    return data().resolve(node);
  }

  /// What Prometheus and Grafana are configured with.
  public Path metrics() {
    return directory.resolve("metrics");
  }

  /// Files that only one service reads, each at the path the service sees it at.
  public Path files(String service) {
    return directory.resolve("files").resolve(service);
  }

  /// The services' logs.
  public Path logs() {
    return directory.resolve("logs");
  }

  /// What a runtime keeps of each service.
  public Path services() {
    return directory.resolve("services");
  }

  /// Writes the plan of a new enclave: its time is the enclave's creation time.
  public void savePlan(NetworkPlan plan) throws IOException {
    AtomicFile.write(planFile(), PlanJson.write(plan));
  }

  /// Writes a plan in the place of the one there is; the creation time stays.
  public void replacePlan(NetworkPlan plan) throws IOException {
    var created = createdAt();
    savePlan(plan);
    Files.setLastModifiedTime(planFile(), FileTime.from(created));
  }

  /// The descriptions of clients that the user gave beside the catalogue's; the folder is there
  /// only when there are any.
  public Path clients() {
    return directory.resolve("clients");
  }

  /// Notes that the launch came to its end: what lies here without that was left by a crash.
  public void markLaunched() throws IOException {
    Files.writeString(directory.resolve(LAUNCHED), "");
  }

  /// Whether the launch came to its end.
  public boolean isLaunched() {
    return Files.exists(directory.resolve(LAUNCHED));
  }

  /// Whether it was only added: there is nothing in it, but perhaps a command's lock.
  public boolean isBlank() throws IOException {
    try (var entries = Files.list(directory)) {
      return entries.allMatch(entry -> entry.getFileName().toString().equals(Enclaves.LOCK));
    }
  }

  /// The plan; empty when the launch never came so far.
  public Optional<NetworkPlan> plan() throws IOException {
    try {
      return Optional.of(PlanJson.read(Files.readString(planFile())));
    } catch (NoSuchFileException none) {
      return Optional.empty();
    } catch (PlanFormatException | CharacterCodingException e) {
      throw new LaunchFailure(
          ExitCode.USAGE,
          planFile() + ": " + e.getMessage(),
          "another version of leannet made it, or it is damaged; `leannet enclave rm -f %s` removes"
                  .formatted(name())
              + " the enclave all the same",
          e);
    }
  }

  /// The plan of a network that there is, or was.
  ///
  /// @throws LaunchFailure while there is none
  public NetworkPlan network() throws IOException {
    return plan()
        .orElseThrow(() ->
            new LaunchFailure(
                ExitCode.USAGE,
                "enclave '" + name() + "' has no network yet",
                "`leannet run FILE --enclave %s` makes one, unless it is being made right now"
                    .formatted(name())));
  }

  /// The genesis time, once it was stamped.
  public Optional<Instant> genesisTime() throws IOException {
    String config;
    try {
      config = Files.readString(genesis().resolve("config.yaml"));
    } catch (NoSuchFileException notYet) {
      return Optional.empty();
    }
    var match = GENESIS_TIME.matcher(config);
    return match.find()
        ? Optional.of(Instant.ofEpochSecond(Long.parseLong(match.group(1))))
        : Optional.empty();
  }

  /// When the enclave was made.
  public Instant createdAt() throws IOException {
    try {
      return Files.getLastModifiedTime(planFile()).toInstant();
    } catch (NoSuchFileException blank) {
      return Files.getLastModifiedTime(directory).toInstant();
    }
  }
}
