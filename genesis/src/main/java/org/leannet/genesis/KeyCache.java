package org.leannet.genesis;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.leannet.ssz.Bytes;
import org.leannet.ssz.Root;
import org.leannet.ssz.Sha256;
import org.leannet.xmss.KeyPair;

/// Keys made once and kept: a directory per preset, lifetime, active slots and seed.
///
/// An entry is its two key files and, written last, a `.sha256` file that `sha256sum -c`
/// understands; one that does not check out is made again. A lock file keeps two programs from
/// making the same key at the same time.
public final class KeyCache {

  private static final String LOCK = ".lock";

  /// Java refuses a file lock that another thread of this program holds, instead of waiting for it.
  private static final ReentrantLock WITHIN_THIS_PROGRAM = new ReentrantLock();

  private final Path directory;

  public KeyCache(Path directory) {
    this.directory = directory;
  }

  /// A key that lies in the cache, verified.
  record Entry(Path secretKey, Root secretDigest, Bytes publicKey, boolean found) {}

  /// The cached key, or the one that `make` gives, put into the cache.
  Entry fetch(KeyRequest request, Supplier<KeyPair> make, Consumer<GenesisEvent> events) {
    Path home = directory.resolve(request.cacheDirectory());
    WITHIN_THIS_PROGRAM.lock();
    try {
      Files.createDirectories(home);
      try (FileChannel channel =
              FileChannel.open(
                  home.resolve(LOCK), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
          FileLock _ = channel.lock()) {
        Optional<Entry> found = lookUp(home, request, events);
        return found.isPresent() ? found.get() : store(home, request, make.get());
      }
    } catch (IOException e) {
      throw new GenesisException(
          "the key cache %s cannot be used: %s".formatted(directory, OutputDirectory.reason(e)),
          "check the free space and the permissions there, or run without a cache",
          e);
    } finally {
      WITHIN_THIS_PROGRAM.unlock();
    }
  }

  private static Optional<Entry> lookUp(
      Path home, KeyRequest request, Consumer<GenesisEvent> events) throws IOException {
    Path sidecar = sidecar(home, request);
    if (!Files.exists(sidecar)) {
      return Optional.empty();
    }
    Path secret = home.resolve(request.role().secretKeyFile(request.index()));
    Path open = home.resolve(request.role().publicKeyFile(request.index()));
    Optional<String> fault = missing(secret).or(() -> missing(open));
    if (fault.isEmpty()) {
      Root secretDigest = Sha256.of(Files.readAllBytes(secret));
      Bytes publicKey = Bytes.of(Files.readAllBytes(open));
      String expected = checksums(request, secretDigest, Sha256.of(publicKey.toArray()));
      if (Files.readString(sidecar).equals(expected)) {
        return Optional.of(new Entry(secret, secretDigest, publicKey, true));
      }
      fault = Optional.of("its files do not match their checksums");
    }
    events.accept(new GenesisEvent.CacheEntryDiscarded(sidecar, fault.get()));
    Files.delete(sidecar);
    return Optional.empty();
  }

  private static Entry store(Path home, KeyRequest request, KeyPair pair) throws IOException {
    byte[] secretBytes = pair.secretKey().encode();
    byte[] publicBytes = pair.publicKey().toArray();
    Root secretDigest = Sha256.of(secretBytes);
    Path secret = home.resolve(request.role().secretKeyFile(request.index()));
    Path open = home.resolve(request.role().publicKeyFile(request.index()));
    try {
      AtomicFile.write(secret, secretBytes);
      AtomicFile.write(open, publicBytes);
      AtomicFile.write(
          sidecar(home, request), checksums(request, secretDigest, Sha256.of(publicBytes)));
    } catch (IOException e) {
      // Without its checksums nobody uses it, and where there is no room it takes some.
      Files.deleteIfExists(secret);
      Files.deleteIfExists(open);
      throw e;
    }
    return new Entry(secret, secretDigest, pair.publicKey(), false);
  }

  private static Optional<String> missing(Path file) {
    return Files.isRegularFile(file)
        ? Optional.empty()
        : Optional.of("it has no " + file.getFileName());
  }

  private static Path sidecar(Path home, KeyRequest request) {
    return home.resolve(
        "validator_%d_%s.sha256".formatted(request.index(), request.role().label()));
  }

  private static String checksums(KeyRequest request, Root secretDigest, Root publicDigest) {
    return "%s  %s\n%s  %s\n"
        .formatted(
            secretDigest.hex().substring(2),
            request.role().secretKeyFile(request.index()),
            publicDigest.hex().substring(2),
            request.role().publicKeyFile(request.index()));
  }
}
