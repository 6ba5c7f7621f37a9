package org.leannet.launcher.runtime.docker.image;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/// A program `docker-credential-NAME` that keeps passwords: it is asked `get` with the registry on
/// its standard input, and answers JSON.
record CredentialProgram(String program) {
  private static final ObjectMapper JSON = new ObjectMapper();

  /// Some ask the user for a password first.
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  /// What the helpers say when they have nothing for a registry.
  private static final String NOT_FOUND = "credentials not found";

  static CredentialProgram named(String name) {
    return new CredentialProgram("docker-credential-" + name);
  }

  /// An answer; the secret is never printed.
  record Answer(String user, String secret) {
    @Override
    public String toString() {
      return "Answer[redacted]";
    }
  }

  /// What the helper has for the registry; empty when it has nothing.
  Optional<Answer> ask(String server) throws IOException, InterruptedException {
    var process = new ProcessBuilder(program, "get").redirectErrorStream(true).start();
    try {
      try (var input = process.getOutputStream()) {
        input.write(server.getBytes(StandardCharsets.UTF_8));
      }
      var answer = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      if (!process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
        throw new IOException(program + " does not answer");
      }
      return process.exitValue() == 0 ? Optional.of(read(answer)) : nothing(answer);
    } finally {
      process.destroyForcibly();
    }
  }

  private Optional<Answer> nothing(String answer) throws IOException {
    if (answer.contains(NOT_FOUND)) {
      return Optional.empty();
    }
    throw new IOException(program + " says: " + answer.strip());
  }

  private Answer read(String answer) throws IOException {
    try {
      var tree = JSON.readTree(answer);
      return new Answer(tree.path("Username").asText(), tree.path("Secret").asText());
    } catch (JsonProcessingException e) {
      // The answer holds a secret: no word of it is repeated.
      throw new IOException(program + " did not answer with JSON");
    }
  }
}
