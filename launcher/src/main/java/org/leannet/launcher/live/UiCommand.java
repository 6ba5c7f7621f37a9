package org.leannet.launcher.live;

import java.io.IOException;
import java.net.InetAddress;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.leannet.launcher.failure.ExitCode;
import org.leannet.launcher.ui.UiServer;
import org.leannet.launcher.watch.NetworkSnapshot;
import org.leannet.launcher.watch.Snapshots;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `leannet ui`: the network as a page in the browser.
@Command(
    name = "ui",
    description = "serves a live page of a running network; Ctrl-C ends it, nothing is changed")
public final class UiCommand implements Callable<Integer> {
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  private final Surroundings surroundings;

  @Parameters(paramLabel = "ENCLAVE", description = "the enclave's name")
  private String name = "";

  @Option(
      names = "--port",
      paramLabel = "N",
      description = "the port to listen on (default: " + UiServer.USUAL_PORT + ", or a free one)")
  private Optional<Integer> port = Optional.empty();

  @Option(
      names = "--bind",
      paramLabel = "ADDRESS",
      defaultValue = UiServer.LOOPBACK,
      description = "the address to listen on (default: " + UiServer.LOOPBACK + ")")
  private String address = UiServer.LOOPBACK;

  public UiCommand(Surroundings surroundings) {
    this.surroundings = surroundings;
  }

  @Override
  public Integer call() throws IOException, InterruptedException {
    var enclave = surroundings.enclaves().find(name);
    try (var watching = Watching.start(enclave, surroundings);
        var server =
            UiServer.start(name, watching.snapshots(), new UiServer.Place(address, port))) {
      surroundings.print(server.url().toString());
      surroundings.say("The page of enclave '" + name + "'. Ctrl-C ends it; the network runs on.");
      if (!InetAddress.getByName(address).isLoopbackAddress()) {
        surroundings.say("Whoever can reach " + address + " can read it.");
      }
      awaitEnd(watching.snapshots());
      surroundings.say("leannet: enclave '" + name + "' was removed");
    }
    return ExitCode.OK.code();
  }

  private static void awaitEnd(Snapshots snapshots) throws InterruptedException {
    var version = 0L;
    while (!snapshots.hasEnded()) {
      version =
          snapshots.awaitNewer(version, PATIENCE).map(NetworkSnapshot::version).orElse(version);
    }
  }
}
