package org.leannet.p2p.wire;

/// The first byte of a response chunk.
public enum ResponseCode {
  SUCCESS(0),
  INVALID_REQUEST(1),
  SERVER_ERROR(2),
  RESOURCE_UNAVAILABLE(3);

  private static final int FIRST_CLIENT_FAULT = 128;

  private final int code;

  ResponseCode(int code) {
    this.code = code;
  }

  /// The code a byte stands for: 4 to 127 are server errors, 128 to 255 invalid requests.
  public static ResponseCode of(int unsignedByte) {
    return switch (unsignedByte) {
      case 0 -> SUCCESS;
      case 1 -> INVALID_REQUEST;
      case 2 -> SERVER_ERROR;
      case 3 -> RESOURCE_UNAVAILABLE;
      default -> unsignedByte < FIRST_CLIENT_FAULT ? SERVER_ERROR : INVALID_REQUEST;
    };
  }

  public int code() {
    return code;
  }
}
