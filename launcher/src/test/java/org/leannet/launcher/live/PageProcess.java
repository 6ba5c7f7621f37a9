package org.leannet.launcher.live;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.leannet.launcher.cli.LeannetProcess;
import org.leannet.launcher.runtime.Eventually;

/// `leannet ui` in a process of its own, at a port that it keeps when it is started again.
final class PageProcess implements AutoCloseable {
  private static final Duration PATIENCE = Duration.ofMinutes(2);

  private final LeannetProcess leannet;
  private final String enclave;
  private final Path out;
  private final URI url;
  private Process process;

  PageProcess(LeannetProcess leannet, String enclave, Path home) throws Exception {
    this.leannet = leannet;
    this.enclave = enclave;
    this.out = Files.createTempFile(home, "ui", "");
    this.process = start(0);
    this.url = URI.create(Files.readString(out).strip());
  }

  private Process start(int port) throws Exception {
    Files.writeString(out, "");
    var started =
        leannet
            .builder("ui", enclave, "--port", Integer.toString(port))
            .redirectOutput(out.toFile())
            .redirectError(ProcessBuilder.Redirect.DISCARD)
            .start();
    Eventually.await(
        "the page is served",
        PATIENCE,
        () -> Files.readString(out).endsWith("/" + System.lineSeparator()));
    return started;
  }

  URI url() {
    return url;
  }

  /// Ends the server and starts another in its place.
  void restart() throws Exception {
    end();
    process = start(url.getPort());
  }

  private void end() throws InterruptedException, IOException {
    process.destroy();
    if (!process.waitFor(30, TimeUnit.SECONDS)) {
      throw new IOException("leannet ui does not end on SIGTERM");
    }
  }

  @Override
  public void close() throws IOException {
    try {
      end();
    } catch (InterruptedException e) {
      process.destroyForcibly();
      Thread.currentThread().interrupt();
    }
  }
}
