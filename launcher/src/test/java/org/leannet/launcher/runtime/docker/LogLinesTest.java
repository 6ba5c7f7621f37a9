package org.leannet.launcher.runtime.docker;

import static org.assertj.core.api.Assertions.assertThat;

import com.github.dockerjava.api.model.StreamType;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class LogLinesTest {
  private final List<String> lines = new ArrayList<>();
  private final LogLines log = new LogLines(lines::add);

  private void take(StreamType stream, String text) {
    log.take(stream, text.getBytes(StandardCharsets.UTF_8));
  }

  @Test
  void pieces_become_whole_lines() {
    take(StreamType.STDOUT, "on");
    take(StreamType.STDOUT, "e\ntwo\nthr");
    assertThat(lines).containsExactly("one", "two");

    log.end();
    assertThat(lines).containsExactly("one", "two", "thr");
  }

  @Test
  void the_two_streams_do_not_mix_within_a_line() {
    take(StreamType.STDOUT, "out");
    take(StreamType.STDERR, "err\n");
    take(StreamType.STDOUT, "put\n");

    assertThat(lines).containsExactly("err", "output");
  }

  @Test
  void a_letter_may_be_cut_in_two() {
    var bytes = "é\n".getBytes(StandardCharsets.UTF_8);
    log.take(StreamType.STDOUT, new byte[] {bytes[0]});
    log.take(StreamType.STDOUT, new byte[] {bytes[1], bytes[2]});

    assertThat(lines).containsExactly("é");
  }

  @Test
  void carriage_returns_at_the_end_are_left_out_and_colours_stay() {
    take(StreamType.STDOUT, "\u001b[32mgreen\u001b[0m\r\n\n");

    assertThat(lines).containsExactly("\u001b[32mgreen\u001b[0m", "");
  }

  @Test
  void a_line_without_end_does_not_fill_the_memory() {
    for (var part = 0; part < 3 * 1024; part++) {
      take(StreamType.STDOUT, "x".repeat(1024));
    }

    assertThat(lines).hasSize(3).allMatch(line -> line.length() == 1 << 20);
  }
}
