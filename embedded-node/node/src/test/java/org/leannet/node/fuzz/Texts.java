package org.leannet.node.fuzz;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;

/// Bytes as text, both ways without loss.
final class Texts {
  private Texts() {}

  /// UTF-8 where it is, else one character a byte.
  static String of(byte[] bytes) {
    try {
      return UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
    } catch (CharacterCodingException notUtf8) {
      return new String(bytes, ISO_8859_1);
    }
  }

  static byte[] bytes(String text) {
    return text.getBytes(UTF_8);
  }
}
