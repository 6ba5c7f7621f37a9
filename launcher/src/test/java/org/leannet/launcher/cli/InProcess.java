package org.leannet.launcher.cli;

import java.io.InputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.Map;
import org.leannet.launcher.enclave.Enclaves;
import org.leannet.launcher.enclave.PortClaims;
import org.leannet.launcher.launch.Runtimes;

/// The real command in this process, for the many small checks that a process each would make slow.
/// There is no Docker in its world.
record InProcess(Path home) {
  private static final Map<String, String> ENVIRONMENT =
      Map.of("DOCKER_HOST", "unix:///nonexistent/docker.sock");

  LeannetProcess.Result run(String... words) {
    var out = new StringWriter();
    var err = new StringWriter();
    var exitCode = Leannet.execute(session(new PrintWriter(out), new PrintWriter(err)), words);
    return new LeannetProcess.Result(exitCode, out.toString(), err.toString());
  }

  Session session(PrintWriter out, PrintWriter err) {
    return new Session(
        new Console(out, err, false, false, 100, ZoneOffset.UTC),
        InputStream.nullInputStream(),
        new Enclaves(home.resolve("leannet"), new PortClaims(home)),
        new Runtimes(ENVIRONMENT, home),
        LeannetProcess.installation(),
        Path.of(System.getProperty("java.home")),
        2,
        InstantSource.system());
  }
}
