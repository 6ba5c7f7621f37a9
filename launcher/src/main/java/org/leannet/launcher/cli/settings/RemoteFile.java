package org.leannet.launcher.cli.settings;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpClient.Redirect;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import org.leannet.launcher.failure.ExitCode;
import org.leannet.launcher.failure.LaunchFailure;

/// A file that is named by its URL, as Kurtosis's `--args-file` takes them too.
///
/// @param uri of the scheme http or https
public record RemoteFile(URI uri) {
  private static final Duration PATIENCE = Duration.ofSeconds(20);
  private static final int HTTP_OK = 200;

  /// The file that this is the URL of; empty for a path.
  public static Optional<RemoteFile> of(String name) {
    if (!name.matches("https?://.*")) {
      return Optional.empty();
    }
    try {
      return Optional.of(new RemoteFile(URI.create(name)));
    } catch (IllegalArgumentException e) {
      throw new LaunchFailure(ExitCode.USAGE, "'" + name + "' is no URL", "", e);
    }
  }

  /// The name it has there.
  public Path fileName() {
    return Path.of("/", Optional.ofNullable(uri.getPath()).orElse(""));
  }

  /// What it holds, but of a very large file only so many bytes.
  ///
  /// @throws IOException saying which file could not be fetched, and why
  public byte[] fetch(int atMost) throws IOException, InterruptedException {
    try (var client =
        HttpClient.newBuilder().connectTimeout(PATIENCE).followRedirects(Redirect.NORMAL).build()) {
      var request = HttpRequest.newBuilder(uri).timeout(PATIENCE).build();
      var answer = client.send(request, BodyHandlers.ofInputStream());
      try (var body = answer.body()) {
        if (answer.statusCode() != HTTP_OK) {
          throw new IOException("the answer is " + answer.statusCode());
        }
        return body.readNBytes(atMost);
      } finally {
        client.shutdownNow();
      }
    } catch (IOException | IllegalArgumentException e) {
      var reason = Optional.ofNullable(e.getMessage()).orElse("no connection");
      throw new IOException("cannot fetch %s: %s".formatted(uri, reason), e);
    }
  }
}
