package org.leannet.node.api;

import io.javalin.http.Context;
import java.nio.charset.StandardCharsets;

/// Writes answers with their exact content types.
final class Replies {
  private static final String JSON = "application/json";
  private static final String SSZ = "application/octet-stream";

  private Replies() {}

  static void json(Context context, Object body) {
    text(context, Json.write(body));
  }

  /// JSON that is written already.
  static void text(Context context, String json) {
    context.contentType(JSON).result(json.getBytes(StandardCharsets.UTF_8));
  }

  static void ssz(Context context, byte[] body) {
    context.contentType(SSZ).result(body);
  }

  static void problem(Context context, int status, String message) {
    context.status(status);
    json(context, new Bodies.Problem(message));
  }
}
