package org.leannet.launcher.plan.resolve;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/// The 32 bytes that all keys of a network follow from: given as hex digits, made from any other
/// text, or, when nothing is given, from the enclave's name, so that two enclaves never share keys
/// by accident.
final class Seeds {
  private static final Pattern HEX = Pattern.compile("(0x)?[0-9a-fA-F]{64}");

  private Seeds() {}

  static String resolve(Optional<String> given, String enclave) {
    if (given.isEmpty()) {
      return digest("enclave " + enclave);
    }
    String text = given.get();
    if (HEX.matcher(text).matches()) {
      return text.substring(text.length() - 64).toLowerCase(Locale.ROOT);
    }
    return digest("seed " + text);
  }

  private static String digest(String text) {
    try {
      MessageDigest sha256 = MessageDigest.getInstance("SHA-256");
      return HexFormat.of().formatHex(sha256.digest(text.getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException everyJdkHasIt) {
      throw new IllegalStateException(everyJdkHasIt);
    }
  }
}
