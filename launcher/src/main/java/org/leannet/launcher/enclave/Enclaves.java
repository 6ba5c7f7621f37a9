package org.leannet.launcher.enclave;

import java.io.IOException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.leannet.launcher.failure.ExitCode;
import org.leannet.launcher.failure.LaunchFailure;

/// All enclaves of one home folder.
public final class Enclaves {
  /// A read or a short change is over by then; what still holds the lock is a launch.
  private static final Duration PATIENCE = Duration.ofSeconds(3);

  /// Choosing ports for a network takes milliseconds.
  private static final Duration HOME_PATIENCE = Duration.ofSeconds(30);

  private static final int REMOVAL_ATTEMPTS = 5;
  private static final long REMOVAL_PAUSE_MILLIS = 200;
  private static final int HIGHEST_NUMBER = 999;

  /// The file by which a command holds an enclave, or the home.
  static final String LOCK = "lock";

  private final Path home;
  private final PortClaims claims;

  /// @param home where everything Leannet remembers lies
  /// @param claims where enclaves of all homes say which ports they will need again
  public Enclaves(Path home, PortClaims claims) {
    this.home = home;
    this.claims = claims;
  }

  /// Where validator keys are kept for the next network with the same seed.
  public Path keyCache() {
    return home.resolve("keys");
  }

  private Path folder() {
    return home.resolve("enclaves");
  }

  /// A new, empty enclave of exactly this name.
  public Enclave create(EnclaveName name) throws IOException {
    Files.createDirectories(folder());
    var directory = folder().resolve(name.text());
    try {
      Files.createDirectory(directory);
    } catch (FileAlreadyExistsException e) {
      throw new LaunchFailure(
          ExitCode.USAGE,
          "there is an enclave '" + name + "' already",
          "choose another with --enclave, or remove it with `leannet enclave rm -f " + name + "`",
          e);
    }
    return new Enclave(name, directory);
  }

  /// An enclave of exactly this name for a new network: one that was added and is blank still, or
  /// else a new one. The home is locked meanwhile.
  public Enclave claim(EnclaveName name) throws IOException {
    var there = find(name.text());
    return there.isPresent() && there.get().isBlank() ? there.get() : create(name);
  }

  /// The folder that an enclave of this name has, whether there is one or not.
  public Path folderOf(EnclaveName name) {
    return folder().resolve(name.text());
  }

  /// This name, or when it is taken the first one with a number that is not.
  public EnclaveName firstFree(EnclaveName wanted) throws IOException {
    return firstFree(wanted, Set.of());
  }

  /// The same, where these names are taken too.
  public EnclaveName firstFree(EnclaveName wanted, Set<String> others) throws IOException {
    var taken = new ArrayList<>(list().stream().map(Enclave::name).toList());
    others.stream().filter(EnclaveName::isValid).map(EnclaveName::new).forEach(taken::add);
    var name = wanted;
    for (var number = 2; taken.contains(name) && number <= HIGHEST_NUMBER; number++) {
      name = wanted.numbered(number);
    }
    return name;
  }

  /// Every enclave there is, by name.
  public List<Enclave> list() throws IOException {
    if (!Files.isDirectory(folder())) {
      return List.of();
    }
    var found = new ArrayList<Enclave>();
    try (var entries = Files.list(folder())) {
      for (var entry : entries.filter(Files::isDirectory).sorted().toList()) {
        var name = entry.getFileName().toString();
        if (EnclaveName.isValid(name)) {
          found.add(new Enclave(new EnclaveName(name), entry));
        }
      }
    }
    return found;
  }

  /// The enclave of this name, if there is one.
  public Optional<Enclave> find(String name) throws IOException {
    return list().stream().filter(e -> e.name().text().equals(name)).findFirst();
  }

  /// Locks the enclave for a change; fails when another command is changing it.
  public EnclaveLock lock(Enclave enclave) throws IOException, InterruptedException {
    try {
      return EnclaveLock.acquire(enclave.directory().resolve(LOCK), PATIENCE)
          .orElseThrow(() ->
              new LaunchFailure(
                  ExitCode.USAGE,
                  "another leannet command is at work on enclave '" + enclave.name() + "'",
                  "wait for it, or end it with Ctrl-C"));
    } catch (NoSuchFileException e) {
      throw new LaunchFailure(
          ExitCode.USAGE, "enclave '" + enclave.name() + "' was just removed", "", e);
    }
  }

  /// Whether another command is changing the enclave right now: launching it, for example.
  public boolean isBusy(Enclave enclave) throws IOException, InterruptedException {
    try {
      var lock = EnclaveLock.acquire(enclave.directory().resolve(LOCK), Duration.ZERO);
      if (lock.isPresent()) {
        lock.get().close();
      }
      return lock.isEmpty();
    } catch (NoSuchFileException e) {
      return false;
    }
  }

  /// Locks the whole home for a moment: for choosing names and ports.
  public EnclaveLock lockHome() throws IOException, InterruptedException {
    Files.createDirectories(home);
    return EnclaveLock.acquire(home.resolve(LOCK), HOME_PATIENCE)
        .orElseThrow(() ->
            new LaunchFailure(
                ExitCode.NOT_READY,
                "another leannet command holds " + home.resolve(LOCK),
                "wait for it, or end it with Ctrl-C"));
  }

  /// The ports of networks of this home and of others, whether they run or have stopped.
  public Set<Integer> portsInUse() throws IOException {
    var ports = claims.all();
    for (var enclave : list()) {
      enclave.plan().ifPresent(plan -> ports.addAll(plan.localPorts()));
    }
    return ports;
  }

  /// Keeps ports for an enclave, and those it had no longer, as long as it is there. Ports are
  /// chosen and claimed while the home is locked.
  public void claimPorts(Enclave enclave, Collection<Integer> ports) {
    if (!ports.isEmpty()) {
      claims.claim(enclave, ports);
    }
  }

  /// Deletes the enclave's folder, and makes sure that nothing of it is left: a service that was
  /// ended a moment ago may still have been writing.
  public void remove(Enclave enclave) throws IOException, InterruptedException {
    claims.release(enclave);
    delete(enclave.directory());
  }

  /// Deletes what the enclave's nodes have stored, and nothing else.
  public void clearData(Enclave enclave) throws IOException, InterruptedException {
    delete(enclave.data());
  }

  /// Deletes a folder with all that is in it; harmless when it is gone.
  public static void delete(Path folder) throws IOException, InterruptedException {
    for (var attempt = 1; Files.exists(folder); attempt++) {
      try {
        deleteTree(folder);
      } catch (DirectoryNotEmptyException e) {
        if (attempt == REMOVAL_ATTEMPTS) {
          throw e;
        }
        Thread.sleep(REMOVAL_PAUSE_MILLIS);
      }
    }
  }

  private static void deleteTree(Path root) throws IOException {
    Files.walkFileTree(
        root,
        new SimpleFileVisitor<>() {
          @Override
          public FileVisitResult visitFile(Path file, BasicFileAttributes attributes)
              throws IOException {
            Files.deleteIfExists(file);
            return FileVisitResult.CONTINUE;
          }

          @Override
          public FileVisitResult visitFileFailed(Path file, IOException problem)
              throws IOException {
            if (problem instanceof NoSuchFileException) {
              return FileVisitResult.CONTINUE;
            }
            throw problem;
          }

          @Override
          @SuppressWarnings("NullAway") // the visitor's contract: null when nothing went wrong
          public FileVisitResult postVisitDirectory(Path directory, IOException problem)
              throws IOException {
            Files.deleteIfExists(directory);
            return FileVisitResult.CONTINUE;
          }
        });
  }
}
