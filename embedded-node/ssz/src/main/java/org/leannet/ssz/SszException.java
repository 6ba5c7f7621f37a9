package org.leannet.ssz;

/// Bytes that are not a valid encoding. The message names the field, the fault and the byte.
///
/// It carries no stack trace: a hostile peer can cause many of them, and they must stay cheap.
public final class SszException extends Exception {

  private final String path;
  private final String fault;
  private final int position;

  /// @param fault what is wrong, and what was expected
  /// @param position index in the decoded array of the byte that shows it
  public SszException(String fault, int position) {
    this("", fault, position);
  }

  private SszException(String path, String fault, int position) {
    super(
        (path.isEmpty() ? "" : path + ": ") + fault + " (byte " + position + ")",
        null,
        false,
        false);
    this.path = path;
    this.fault = fault;
    this.position = position;
  }

  /// The same fault, seen from the container or list that holds the faulty value.
  SszException inside(String segment) {
    String separator = path.isEmpty() || path.startsWith("[") ? "" : ".";
    return new SszException(segment + separator + path, fault, position);
  }

  /// Index in the decoded array of the byte that shows the fault.
  public int position() {
    return position;
  }
}
