package org.leannet.node.api;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import jakarta.servlet.ServletOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;

/// The stream of server-sent events. Each stream keeps the virtual thread of its request.
final class EventRoutes {
  private static final long KEEP_ALIVE_MILLIS = 10_000;

  private final EventFeed feed;

  EventRoutes(EventFeed feed) {
    this.feed = feed;
  }

  void register(RoutesConfig routes) {
    routes.get("/lean/v0/events", this::stream);
  }

  private void stream(Context context) throws IOException {
    Set<String> topics = new LinkedHashSet<>();
    for (String values : context.queryParams("topics")) {
      topics.addAll(Arrays.stream(values.split(",", -1)).map(String::strip).toList());
    }
    if (topics.isEmpty()) {
      Replies.problem(context, 400, "topics are missing, choose from " + EventMessage.TOPICS);
      return;
    }
    Optional<String> unknown =
        topics.stream().filter(topic -> !EventMessage.TOPICS.contains(topic)).findFirst();
    if (unknown.isPresent()) {
      Replies.problem(
          context,
          400,
          "no topic '%s', choose from %s".formatted(unknown.get(), EventMessage.TOPICS));
      return;
    }
    Optional<EventQueue> queue = feed.listen(topics);
    if (queue.isEmpty()) {
      Replies.problem(context, 503, "%d listeners are the most".formatted(EventFeed.MAX_LISTENERS));
      return;
    }
    try {
      write(context, queue.get());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } finally {
      feed.leave(queue.get());
    }
  }

  private static void write(Context context, EventQueue queue)
      throws IOException, InterruptedException {
    context.contentType("text/event-stream").header("Cache-Control", "no-cache");
    ServletOutputStream out = context.res().getOutputStream();
    context.res().flushBuffer();
    while (!queue.isClosed()) {
      Optional<EventMessage> message = queue.next(KEEP_ALIVE_MILLIS);
      long dropped = queue.takeDropped();
      if (dropped > 0) {
        send(out, ": error - dropped %d messages\n\n".formatted(dropped));
      }
      send(
          out,
          message
              .map(event -> "event: %s\ndata: %s\n\n".formatted(event.topic(), event.json()))
              .orElse(":\n\n"));
    }
  }

  private static void send(ServletOutputStream out, String text) throws IOException {
    out.write(text.getBytes(StandardCharsets.UTF_8));
    out.flush();
  }
}
