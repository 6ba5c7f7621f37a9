package org.leannet.launcher.runtime.process;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import org.leannet.launcher.runtime.LogQuery;

/// The log of one service: its end, what is added to it, and its turning over.
final class LogFile {
  /// A day of an embedded node's log is a few megabytes; beyond this a restart begins a new file.
  static final long ROTATE_BYTES = 32L << 20;

  private static final int BLOCK = 1 << 16;
  private static final long POLL_MILLIS = 100;

  private final Path file;

  LogFile(Path file) {
    this.file = file;
  }

  /// Sets a large log aside, in place of the one set aside before.
  void rotate(Path older) throws IOException {
    if (Files.exists(file) && Files.size(file) > ROTATE_BYTES) {
      Files.move(file, older, StandardCopyOption.REPLACE_EXISTING);
    }
  }

  /// Gives the lines of the query. When following, stops once `alive` says no and all was given.
  void read(LogQuery query, BooleanSupplier alive, Consumer<String> lines)
      throws IOException, InterruptedException {
    if (!Files.exists(file) && !query.follow()) {
      return;
    }
    var position = Files.exists(file) ? startOfLast(query.lastLines()) : 0;
    var pending = new ByteArrayOutputStream();
    while (true) {
      var more = query.follow() && alive.getAsBoolean();
      position = drain(position, pending, lines);
      if (!more) {
        flush(pending, lines);
        return;
      }
      Thread.sleep(POLL_MILLIS);
    }
  }

  private long drain(long from, ByteArrayOutputStream pending, Consumer<String> lines)
      throws IOException {
    if (!Files.exists(file)) {
      return 0;
    }
    try (var input = new RandomAccessFile(file.toFile(), "r")) {
      // A log that shrank was begun anew.
      var position = from > input.length() ? 0 : from;
      input.seek(position);
      var block = new byte[BLOCK];
      for (var read = input.read(block); read > 0; read = input.read(block)) {
        position += read;
        split(block, read, pending, lines);
      }
      return position;
    }
  }

  private static void split(
      byte[] block, int length, ByteArrayOutputStream pending, Consumer<String> lines) {
    var start = 0;
    for (var i = 0; i < length; i++) {
      if (block[i] == '\n') {
        pending.write(block, start, i - start);
        lines.accept(pending.toString(StandardCharsets.UTF_8));
        pending.reset();
        start = i + 1;
      }
    }
    pending.write(block, start, length - start);
  }

  private static void flush(ByteArrayOutputStream pending, Consumer<String> lines) {
    if (pending.size() > 0) {
      lines.accept(pending.toString(StandardCharsets.UTF_8));
    }
  }

  /// Where the last lines begin, found from the end so that a large log costs nothing.
  private long startOfLast(int wanted) throws IOException {
    try (var input = new RandomAccessFile(file.toFile(), "r")) {
      if (wanted == LogQuery.ALL) {
        return 0;
      }
      var left = wanted;
      var block = new byte[BLOCK];
      var end = input.length();
      var last = end - 1;
      while (end > 0) {
        var begin = Math.max(0, end - BLOCK);
        var length = (int) (end - begin);
        input.seek(begin);
        input.readFully(block, 0, length);
        for (var i = length - 1; i >= 0; i--) {
          // The newline that ends the last line begins no line.
          if (block[i] == '\n' && begin + i != last && --left == 0) {
            return begin + i + 1;
          }
        }
        end = begin;
      }
      return wanted == 0 ? input.length() : 0;
    }
  }
}
