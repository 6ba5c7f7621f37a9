package org.leannet.launcher.runtime.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.leannet.launcher.runtime.LogQuery;

class LogFileTest {
  @TempDir private Path folder;

  private List<String> last(String content, int lines) throws Exception {
    var file = folder.resolve("a.log");
    Files.writeString(file, content);
    var given = new ArrayList<String>();
    new LogFile(file).read(LogQuery.last(lines), () -> false, given::add);
    return given;
  }

  @Test
  void the_last_line_need_not_be_ended() throws Exception {
    assertThat(last("one\ntwo\nthr", 2)).containsExactly("two", "thr");
  }

  @Test
  void asking_for_more_than_there_is_gives_all() throws Exception {
    assertThat(last("one\ntwo\n", 5)).containsExactly("one", "two");
  }

  @Test
  void asking_for_none_gives_none() throws Exception {
    assertThat(last("one\ntwo\n", 0)).isEmpty();
  }

  @Test
  void empty_lines_count() throws Exception {
    assertThat(last("one\n\n\n", 2)).containsExactly("", "");
  }

  @Test
  void lines_longer_than_a_block_stay_whole() throws Exception {
    var line = "x".repeat(200_000);
    assertThat(last("first\n" + line + "\nlast\n", 2)).containsExactly(line, "last");
  }

  @Test
  void a_log_that_is_not_there_is_empty() throws Exception {
    var given = new ArrayList<String>();
    new LogFile(folder.resolve("none.log")).read(LogQuery.last(9), () -> false, given::add);
    assertThat(given).isEmpty();
  }
}
