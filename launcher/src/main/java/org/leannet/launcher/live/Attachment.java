package org.leannet.launcher.live;

import java.io.IOException;
import java.util.Optional;
import org.leannet.launcher.enclave.Enclave;
import org.leannet.launcher.ui.UiServer;

/// Staying with a network that was just started: the page is served and the terminal shows what
/// happens, until the user leaves. The network runs on.
public final class Attachment {
  private final Surroundings surroundings;

  public Attachment(Surroundings surroundings) {
    this.surroundings = surroundings;
  }

  /// Shows the enclave until the user leaves or it is removed.
  public void stay(Enclave enclave) throws IOException, InterruptedException {
    var name = enclave.name().text();
    var here = new UiServer.Place(UiServer.LOOPBACK, Optional.empty());
    try (var watching = Watching.start(enclave, surroundings);
        var server = UiServer.start(name, watching.snapshots(), here)) {
      var view = new LiveView(name, surroundings);
      if (surroundings.terminal().getAsBoolean()) {
        view.table(watching.snapshots(), "page: " + server.url());
      } else {
        surroundings.say("page: " + server.url());
        view.lines(watching.snapshots(), SlotText::line);
      }
    }
  }
}
