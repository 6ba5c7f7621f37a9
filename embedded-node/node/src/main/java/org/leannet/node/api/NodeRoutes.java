package org.leannet.node.api;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.util.List;
import java.util.Optional;

/// What the node is, and the one thing it can be told.
final class NodeRoutes {
  private static final String METRICS_TYPE = "text/plain; version=0.0.4; charset=utf-8";

  private final NodeFacts facts;

  NodeRoutes(NodeFacts facts) {
    this.facts = facts;
  }

  void register(RoutesConfig routes) {
    routes.get("/lean/v0/health", NodeRoutes::health);
    routes.get(
        "/lean/v0/node/identity",
        context ->
            Replies.json(context, new Bodies.Identity(facts.version(), facts.self().toString())));
    routes.get(
        "/lean/v0/node/syncing", context -> Replies.json(context, Bodies.Syncing.of(facts.view())));
    routes.get("/lean/v0/node/peers", this::peers);
    routes.get(
        "/lean/v0/admin/aggregator",
        context -> Replies.json(context, new Bodies.Aggregator(facts.aggregatorSwitch().isOn())));
    routes.post("/lean/v0/admin/aggregator", this::setAggregator);
  }

  /// What the metrics port serves.
  void registerMetrics(RoutesConfig routes) {
    routes.get("/health", NodeRoutes::health);
    registerScrape(routes);
  }

  void registerScrape(RoutesConfig routes) {
    routes.get(
        "/metrics", context -> context.contentType(METRICS_TYPE).result(facts.metrics().get()));
  }

  private static void health(Context context) {
    Replies.json(context, new Bodies.Health("healthy", "lean-rpc-api"));
  }

  private void peers(Context context) {
    List<Bodies.PeerBody> peers =
        facts.peers().get().stream().map(peer -> new Bodies.PeerBody(peer.toString())).toList();
    Replies.json(context, peers);
  }

  private void setAggregator(Context context) {
    Optional<Boolean> enabled = AggregatorSwitch.wanted(context.body());
    if (enabled.isEmpty()) {
      Replies.problem(context, 400, "expected a JSON object with a boolean 'enabled'");
      return;
    }
    Optional<Boolean> previous = facts.aggregatorSwitch().set(enabled.get());
    if (previous.isPresent()) {
      Replies.json(context, new Bodies.AggregatorChange(enabled.get(), previous.get()));
    } else {
      Replies.problem(context, 503, "the node is busy or stopping");
    }
  }
}
