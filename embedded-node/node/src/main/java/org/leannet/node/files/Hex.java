package org.leannet.node.files;

import java.nio.file.Path;
import org.leannet.ssz.Bytes;

/// Hex digits in files, with or without `0x`, of a known length.
final class Hex {
  private Hex() {}

  static Bytes bytes(Path file, String place, String text, int length) throws InputException {
    try {
      var bytes = Bytes.fromHex(text);
      if (bytes.size() == length) {
        return bytes;
      }
      throw InputException.in(
          file, "%s has %d bytes, %d were expected".formatted(place, bytes.size(), length));
    } catch (IllegalArgumentException e) {
      throw InputException.in(
          file, "%s is not hexadecimal: %s".formatted(place, shortened(text)), e);
    }
  }

  private static String shortened(String text) {
    return text.length() <= 24 ? text : text.substring(0, 24) + "…";
  }
}
