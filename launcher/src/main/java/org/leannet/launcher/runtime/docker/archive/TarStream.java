package org.leannet.launcher.runtime.docker.archive;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.Iterator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/// A tar archive that is made while it is read.
public final class TarStream extends InputStream {
  private final Iterator<TarEntry> entries;
  private InputStream current = InputStream.nullInputStream();
  private long expected;
  private String name = "";
  private byte[] padding = new byte[0];
  private boolean ended;
  private Optional<IOException> failure = Optional.empty();

  /// An archive of these entries, in this order.
  public TarStream(List<TarEntry> entries) {
    this.entries = List.copyOf(entries).iterator();
  }

  @Override
  public int read() throws IOException {
    var one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
  }

  @Override
  public int read(byte[] bytes, int offset, int length) throws IOException {
    Objects.checkFromIndexSize(offset, length, bytes.length);
    try {
      return length == 0 ? 0 : readOn(bytes, offset, length);
    } catch (IOException e) {
      failure = Optional.of(e);
      throw e;
    }
  }

  /// Why the archive could not be made to its end. Whoever sends it sees a broken connection only.
  public Optional<IOException> failure() {
    return failure;
  }

  private int readOn(byte[] bytes, int offset, int length) throws IOException {
    while (true) {
      var count = readCurrent(bytes, offset, length);
      if (count > 0) {
        return count;
      }
      if (!advance()) {
        return -1;
      }
    }
  }

  /// What is left of the current part. A file that became shorter would shift all that follows, and
  /// of one that grew only what was announced is taken.
  private int readCurrent(byte[] bytes, int offset, int length) throws IOException {
    if (expected == 0) {
      return 0;
    }
    var count = current.read(bytes, offset, (int) Math.min(length, expected));
    if (count < 0) {
      throw new IOException(name + " became shorter while it was copied");
    }
    expected -= count;
    return count;
  }

  /// Goes to the next part: a header, its content, the padding after it. False after the last.
  private boolean advance() throws IOException {
    current.close();
    if (padding.length > 0) {
      take(padding);
      padding = new byte[0];
      return true;
    }
    if (entries.hasNext()) {
      open(entries.next());
      return true;
    }
    if (!ended) {
      ended = true;
      take(TarHeader.end());
      return true;
    }
    return false;
  }

  private void take(byte[] bytes) {
    current = new ByteArrayInputStream(bytes);
    expected = bytes.length;
  }

  private void open(TarEntry entry) throws IOException {
    name = entry.path();
    switch (entry) {
      case TarEntry.Folder(var path, var mode, var owner) ->
          take(TarHeader.folder(path, mode, owner));
      case TarEntry.Text(var path, var mode, var owner, var content) -> {
        var bytes = content.getBytes(StandardCharsets.UTF_8);
        follow(
            TarHeader.file(path, mode, owner, bytes.length),
            new ByteArrayInputStream(bytes),
            bytes.length);
      }
      case TarEntry.Copy(var path, var mode, var owner, var source, var size) ->
          follow(TarHeader.file(path, mode, owner, size), Files.newInputStream(source), size);
    }
  }

  private void follow(byte[] header, InputStream content, long size) {
    current = new SequenceInputStream(new ByteArrayInputStream(header), content);
    expected = header.length + size;
    padding = TarHeader.padding(size);
  }

  @Override
  public void close() throws IOException {
    current.close();
  }
}
