package org.leannet.launcher.enclave;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/// A lock between commands, held on a file. The operating system lets go of it when the holder
/// dies.
public final class EnclaveLock implements AutoCloseable {
  private static final long POLL_MILLIS = 50;

  private final FileChannel channel;

  private EnclaveLock(FileChannel channel) {
    this.channel = channel;
  }

  /// The lock on this file; empty when another command holds it for longer than `patience`.
  static Optional<EnclaveLock> acquire(Path file, Duration patience)
      throws IOException, InterruptedException {
    var deadline = Instant.now().plus(patience);
    while (true) {
      var channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
      if (tryLock(channel)) {
        return Optional.of(new EnclaveLock(channel));
      }
      channel.close();
      if (Instant.now().isAfter(deadline)) {
        return Optional.empty();
      }
      Thread.sleep(POLL_MILLIS);
    }
  }

  private static boolean tryLock(FileChannel channel) throws IOException {
    try {
      FileLock lock = channel.tryLock();
      return lock != null;
    } catch (OverlappingFileLockException e) {
      // Held by another thread of this process.
      return false;
    }
  }

  @Override
  public void close() throws IOException {
    channel.close();
  }
}
