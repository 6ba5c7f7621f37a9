package org.leannet.launcher.launch;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.leannet.genesis.PeerKeys;
import org.leannet.launcher.failure.ExitCode;
import org.leannet.launcher.failure.LaunchFailure;
import org.leannet.launcher.plan.NodePlan;
import org.leannet.launcher.probe.HttpText;
import org.leannet.launcher.runtime.Concurrently;
import org.leannet.launcher.runtime.Endpoint;
import org.leannet.launcher.runtime.Runtime;

/// Whether what answers is who was started. A program that has nothing to do with the network may
/// listen at a node's port, and answer as well as the node that could not.
final class Identities {
  private static final Duration ANSWER = Duration.ofSeconds(2);
  private static final int ASKED_AT_ONCE = 16;
  private static final ObjectMapper JSON = new ObjectMapper();

  private final Runtime runtime;
  private final List<NodePlan> nodes;

  Identities(Runtime runtime, List<NodePlan> nodes) {
    this.runtime = runtime;
    this.nodes = List.copyOf(nodes);
  }

  /// Fails when a node has another peer id than was planned. Clients that do not tell theirs are
  /// believed.
  void check(PeerKeys peers) throws IOException, InterruptedException {
    Concurrently.each(
        nodes,
        ASKED_AT_ONCE,
        node -> {
          var url = runtime.status(node.service()).endpoint(PortIds.API).map(Endpoint::url);
          var planned = peers.peer(node.node()).peerId().toString();
          var told = url.flatMap(Identities::peerId);
          if (told.isPresent() && !told.get().equals(planned)) {
            throw new LaunchFailure(
                ExitCode.NOT_READY,
                "another node answers at %s in the place of %s"
                    .formatted(url.orElse(""), node.service()),
                "its peer id is %s, and %s has %s; end what listens there"
                    .formatted(told.get(), node.service(), planned));
          }
        });
  }

  private static Optional<String> peerId(String url) {
    return HttpText.get(URI.create(url + "/lean/v0/node/identity"), ANSWER)
        .flatMap(Identities::read);
  }

  private static Optional<String> read(String body) {
    try {
      var id = JSON.readTree(body).path("peer_id");
      return id.isTextual() ? Optional.of(id.asText()) : Optional.empty();
    } catch (IOException e) {
      return Optional.empty();
    }
  }
}
