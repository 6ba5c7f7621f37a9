package org.leannet.launcher.runtime.docker;

import com.github.dockerjava.api.model.Frame;
import com.github.dockerjava.api.model.StreamType;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.EnumMap;
import java.util.Map;
import java.util.function.Consumer;

/// Puts lines together from what containers write. Standard output and standard error come in
/// pieces of one stream; each has its own unfinished line.
final class LogLines {
  /// A line without an end is given out in parts of this size.
  private static final int LONGEST = 1 << 20;

  private final Consumer<String> lines;
  private final Map<StreamType, ByteArrayOutputStream> unfinished = new EnumMap<>(StreamType.class);

  LogLines(Consumer<String> lines) {
    this.lines = lines;
  }

  /// Takes a piece. Its bytes are not kept.
  void take(Frame frame) {
    take(frame.getStreamType(), frame.getPayload());
  }

  void take(StreamType stream, byte[] payload) {
    var line = unfinished.computeIfAbsent(stream, _ -> new ByteArrayOutputStream());
    for (var value : payload) {
      if (value == '\n') {
        give(line);
      } else {
        line.write(value);
        if (line.size() >= LONGEST) {
          give(line);
        }
      }
    }
  }

  /// Gives what is left without an end.
  void end() {
    unfinished.values().stream().filter(line -> line.size() > 0).forEach(this::give);
  }

  private void give(ByteArrayOutputStream line) {
    var text = line.toString(StandardCharsets.UTF_8);
    line.reset();
    lines.accept(text.endsWith("\r") ? text.substring(0, text.length() - 1) : text);
  }
}
