package org.leannet.launcher.launch;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;

/// A program with a node's flags and a node's answers but no chain: what tests of the launcher
/// start as `cl_binary`, so that they need neither keys nor peers to be of use. Ten slots a second.
public final class StandInNode {
  private static final Duration SLOT = Duration.ofMillis(100);

  private StandInNode() {}

  /// A script in this folder that starts it: what `cl_binary` names.
  public static Path program(Path folder) throws IOException {
    var program = folder.resolve("stand-in");
    Files.writeString(
        program,
        """
        #!/bin/sh
        exec '%s' -XX:+UseSerialGC -XX:TieredStopAtLevel=1 -cp '%s' %s "$@"
        """
            .formatted(
                Path.of(System.getProperty("java.home"), "bin", "java"),
                System.getProperty("java.class.path"),
                StandInNode.class.getName()));
    return Files.setPosixFilePermissions(program, PosixFilePermissions.fromString("rwxr-xr-x"));
  }

  /// Serves until it is ended, or misbehaves as `STAND_IN` says: `die`, `mute`, `stuck` or
  /// `foreign`.
  public static void main(String[] flags) throws Exception {
    var mode = System.getenv().getOrDefault("STAND_IN", "");
    System.out.println("stand-in " + flag(flags, "--node-id") + " " + mode);
    if (mode.equals("die")) {
      System.out.println("no such luck");
      System.exit(3);
    }
    if (!mode.equals("mute")) {
      serve(flags, mode.equals("stuck"), mode.equals("foreign"));
    }
    Thread.currentThread().join();
  }

  private static void serve(String[] flags, boolean stuck, boolean foreign) throws Exception {
    var genesis = genesis(Path.of(flag(flags, "--genesis")));
    var address = InetAddress.getByName(flag(flags, "--http-address"));
    var api =
        HttpServer.create(
            new InetSocketAddress(address, Integer.parseInt(flag(flags, "--api-port"))), 0);
    api.createContext(
        "/lean/v0/fork_choice",
        exchange -> {
          var head = stuck ? 0 : slot(genesis);
          var body =
              """
              {"nodes": [{"root": "0x0a", "slot": %d}], "head": "0x0a",
               "justified": {"slot": %d, "root": "0x0b"}, "finalized": {"slot": %d, "root": "0x0c"}}
              """
                  .formatted(head, Math.max(0, head - 1), Math.max(0, head - 2));
          answer(exchange, body);
        });
    if (foreign) {
      api.createContext(
          "/lean/v0/node/identity",
          exchange -> answer(exchange, "{\"peer_id\": \"16Uiu2HAmOther\"}"));
    }
    api.start();
    var metrics =
        HttpServer.create(
            new InetSocketAddress(address, Integer.parseInt(flag(flags, "--metrics-port"))), 0);
    metrics.createContext("/metrics", exchange -> answer(exchange, "lean_connected_peers 3\n"));
    metrics.start();
  }

  private static void answer(com.sun.net.httpserver.HttpExchange exchange, String body)
      throws java.io.IOException {
    var bytes = body.getBytes(StandardCharsets.UTF_8);
    exchange.sendResponseHeaders(200, bytes.length);
    exchange.getResponseBody().write(bytes);
    exchange.close();
  }

  private static long slot(Instant genesis) {
    var since = Duration.between(genesis, Instant.now());
    return since.isNegative() ? 0 : since.dividedBy(SLOT);
  }

  private static Instant genesis(Path config) throws Exception {
    return Files.readAllLines(config).stream()
        .filter(line -> line.startsWith("GENESIS_TIME:"))
        .map(line -> Instant.ofEpochSecond(Long.parseLong(line.substring(13).strip())))
        .findFirst()
        .orElseThrow();
  }

  private static String flag(String[] flags, String name) {
    return flags[Arrays.asList(flags).indexOf(name) + 1];
  }
}
