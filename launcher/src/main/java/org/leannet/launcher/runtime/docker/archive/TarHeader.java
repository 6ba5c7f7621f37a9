package org.leannet.launcher.runtime.docker.archive;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/// The 512 bytes before each entry of a tar archive, in the ustar form. A longer path goes before
/// it as an entry of its own, as GNU tar does.
final class TarHeader {
  static final int BLOCK = 512;

  private static final int NAME_LENGTH = 100;
  private static final int MODE_AT = 100;
  private static final int USER_AT = 108;
  private static final int GROUP_AT = 116;
  private static final int SIZE_AT = 124;
  private static final int TIME_AT = 136;
  private static final int CHECKSUM_AT = 148;
  private static final int TYPE_AT = 156;
  private static final int MAGIC_AT = 257;

  /// Twelve octal digits less one: 8 GiB, more than any genesis or image context.
  private static final long LARGEST = 0x1_FFFF_FFFFL;

  private TarHeader() {}

  static byte[] folder(String path, int mode, Owner owner) {
    return withLongName(path + "/", header(path + "/", mode, owner, 0, '5'));
  }

  static byte[] file(String path, int mode, Owner owner, long size) {
    return withLongName(path, header(path, mode, owner, size, '0'));
  }

  /// The zeros that fill the last block of content of this size.
  static byte[] padding(long size) {
    return new byte[(int) ((BLOCK - size % BLOCK) % BLOCK)];
  }

  /// What ends an archive.
  static byte[] end() {
    return new byte[2 * BLOCK];
  }

  private static byte[] withLongName(String path, byte[] header) {
    var name = path.getBytes(StandardCharsets.UTF_8);
    if (name.length <= NAME_LENGTH) {
      return header;
    }
    // The name ends with a zero byte, which belongs to it.
    var size = name.length + 1;
    var before = header("././@LongLink", 0644, Owner.ROOT, size, 'L');
    var whole = Arrays.copyOf(before, BLOCK + size + padding(size).length + BLOCK);
    System.arraycopy(name, 0, whole, BLOCK, name.length);
    System.arraycopy(header, 0, whole, whole.length - BLOCK, BLOCK);
    return whole;
  }

  private static byte[] header(String path, int mode, Owner owner, long size, char type) {
    if (size > LARGEST) {
      throw new IllegalArgumentException("%s is too large to copy: %d bytes".formatted(path, size));
    }
    var block = new byte[BLOCK];
    var name = path.getBytes(StandardCharsets.UTF_8);
    System.arraycopy(name, 0, block, 0, Math.min(name.length, NAME_LENGTH));
    octal(block, MODE_AT, 8, mode);
    octal(block, USER_AT, 8, owner.user());
    octal(block, GROUP_AT, 8, owner.group());
    octal(block, SIZE_AT, 12, size);
    // No time: the same files give the same archive.
    octal(block, TIME_AT, 12, 0);
    block[TYPE_AT] = (byte) type;
    System.arraycopy("ustar\00000".getBytes(StandardCharsets.US_ASCII), 0, block, MAGIC_AT, 8);
    checksum(block);
    return block;
  }

  /// Digits of base eight, ended by a zero byte.
  private static void octal(byte[] block, int at, int length, long value) {
    var digits = Long.toOctalString(value);
    if (digits.length() >= length) {
      throw new IllegalArgumentException(value + " does not fit into a tar header");
    }
    var text = "0".repeat(Math.max(0, length - 1 - digits.length())) + digits;
    System.arraycopy(text.getBytes(StandardCharsets.US_ASCII), 0, block, at, length - 1);
  }

  private static void checksum(byte[] block) {
    Arrays.fill(block, CHECKSUM_AT, CHECKSUM_AT + 8, (byte) ' ');
    var sum = 0;
    for (var value : block) {
      sum += value & 0xFF;
    }
    octal(block, CHECKSUM_AT, 7, sum);
    block[CHECKSUM_AT + 6] = 0;
  }
}
