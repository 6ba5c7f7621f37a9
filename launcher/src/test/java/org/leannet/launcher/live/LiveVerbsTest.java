package org.leannet.launcher.live;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.abort;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.leannet.genesis.AtomicFile;
import org.leannet.launcher.cli.LeannetProcess;
import org.leannet.launcher.watch.SmallNetwork;

/// The real commands in processes of their own.
class LiveVerbsTest {
  @TempDir private Path home;
  private SmallNetwork network;
  private LeannetProcess leannet;

  @BeforeEach
  void start() throws Exception {
    leannet = new LeannetProcess(home);
    network =
        new SmallNetwork(
            home.resolve("leannet/enclaves"), "small", 4, Instant.now().minusSeconds(60));
  }

  @AfterEach
  void stop() throws Exception {
    network.close();
  }

  private static BufferedReader lines(Process process) {
    return new BufferedReader(
        new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
  }

  @Test
  void watch_tells_a_line_a_slot_where_there_is_no_terminal() throws Exception {
    var process = leannet.builder("watch", "small").start();
    try (var lines = lines(process)) {
      assertThat(lines.readLine())
          .matches("slot [0-9]+: (proposed|missed) by lean-embedded-[0-3]; justified [0-9]+, .*");
    } finally {
      process.destroy();
    }
    assertThat(process.waitFor(20, TimeUnit.SECONDS)).isTrue();
  }

  @Test
  void watch_tells_json_and_what_is_done_meanwhile() throws Exception {
    var process = leannet.builder("watch", "small", "-o", "jsonl").start();
    try (var lines = lines(process)) {
      assertThat(new ObjectMapper().readTree(lines.readLine()).get("type").asText())
          .isEqualTo("slot");
      network.runtime().pause(network.service(3));
      var line = lines.readLine();
      while (!line.contains("\"action\"")) {
        line = lines.readLine();
      }
      assertThat(line).contains("\"service\":\"lean-embedded-3\",\"action\":\"paused\"");
    } finally {
      process.destroy();
    }
  }

  @Test
  void watch_says_beside_its_lines_when_nothing_is_seen() throws Exception {
    var spec = network.enclave().services().resolve(network.service(1) + ".json");
    var whole = Files.readString(spec);
    var process = leannet.builder("watch", "small", "-o", "jsonl").start();
    try (var lines = lines(process);
        var beside = process.errorReader()) {
      lines.readLine();
      AtomicFile.write(spec, "{}");
      assertThat(beside.readLine())
          .startsWith("leannet: nothing is seen: " + spec + " is damaged: not a service spec");
      AtomicFile.write(spec, whole);
      assertThat(beside.readLine()).isEqualTo("leannet: all is seen again");
      assertThat(lines.readLine()).startsWith("{\"type\":\"slot\"");
    } finally {
      process.destroy();
    }
  }

  @Test
  void q_leaves_the_table_and_the_terminal_as_it_was() throws Exception {
    if (!Files.isExecutable(Path.of("/usr/bin/script"))) {
      System.err.println("SKIPPED: no `script`, which makes a terminal for a test");
      abort("no `script`");
    }
    var builder = leannet.builder("watch", "small");
    var words =
        builder.command().stream().map(word -> "'" + word + "'").collect(Collectors.joining(" "));
    builder.command(
        List.of("/usr/bin/script", "-qec", "stty rows 20 cols 90; " + words, "/dev/null"));
    builder.redirectErrorStream(true);
    var process = builder.start();
    try (var keys = process.outputWriter();
        var lines = lines(process)) {
      var seen = new ArrayList<String>();
      do {
        seen.add(lines.readLine());
      } while (!seen.getLast().contains("lean-embedded-3"));
      keys.write('q');
      keys.flush();
      for (var line = lines.readLine(); line != null; line = lines.readLine()) {
        seen.add(line);
      }
      assertThat(String.join("\n", seen))
          .contains("\u001b[?1049h", "\u001b[?1049l", "q leaves; the network runs on");
    }
    assertThat(process.waitFor()).isZero();
  }

  @Test
  void ui_prints_where_the_page_is_and_serves_it() throws Exception {
    var process = leannet.builder("ui", "small", "--port", "0").start();
    try (var lines = lines(process)) {
      var url = URI.create(lines.readLine());
      assertThat(url.toString()).matches("http://127\\.0\\.0\\.1:[0-9]+/");
      try (var client = HttpClient.newBuilder().proxy(HttpClient.Builder.NO_PROXY).build()) {
        var page =
            client.send(
                HttpRequest.newBuilder(url).timeout(Duration.ofSeconds(20)).build(),
                HttpResponse.BodyHandlers.ofString());
        assertThat(page.body()).contains("<title>Leannet</title>");
      }
    } finally {
      process.destroy();
    }
  }

  @Test
  void an_unknown_enclave_is_named_with_those_there_are() throws Exception {
    var result = leannet.run("watch", "smal");

    assertThat(result.exitCode()).isEqualTo(2);
    assertThat(result.err()).isEqualTo("leannet: no enclave 'smal'\n  did you mean 'small'?\n");
  }
}
