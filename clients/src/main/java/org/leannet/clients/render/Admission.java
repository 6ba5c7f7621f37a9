package org.leannet.clients.render;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.leannet.clients.Capabilities;
import org.leannet.clients.ClientDescription;
import org.leannet.clients.ClientKind;

/// Whether a client can be what a node is meant to be. Somebody who forces it gets past what the
/// catalogue holds against it, never past a request that makes no sense.
final class Admission {
  private final ClientDescription client;
  private final NodeContext context;

  Admission(ClientDescription client, NodeContext context) {
    this.client = client;
    this.context = context;
  }

  void check() throws RenderException {
    ClientKind asked =
        switch (context.role()) {
          case Role.Lean _ -> ClientKind.LEAN;
          case Role.Execution _ -> ClientKind.EXECUTION;
        };
    require(
        client.kind() == asked,
        "%s is a client of kind %s, not %s"
            .formatted(client.name(), client.kind().word(), asked.word()));
    checkText();
    if (context.role() instanceof Role.Lean lean) {
      checkDuties(lean);
    }
  }

  /// A line break would be taken for the end of an argument.
  private void checkText() throws RenderException {
    for (String text : texts()) {
      require(
          !text.isBlank() && text.chars().noneMatch(Character::isISOControl),
          "%s: '%s' is not a text for a command line"
              .formatted(context.node(), text.replaceAll("\\p{Cntrl}", "?")));
    }
  }

  private List<String> texts() {
    Place place = context.place();
    List<String> texts =
        new ArrayList<>(
            List.of(
                context.node(),
                context.ip(),
                place.network(),
                place.data(),
                place.jwt(),
                place.listen()));
    switch (context.role()) {
      case Role.Lean lean -> {
        texts.addAll(lean.checkpoints());
        lean.peers().forEach(peer -> texts.addAll(List.of(peer.enr(), peer.multiaddr())));
        lean.engine()
            .ifPresent(engine -> texts.addAll(List.of(engine.url(), engine.genesisHash())));
      }
      case Role.Execution execution ->
          execution
              .bootNodes()
              .forEach(other -> {
                other.enr().ifPresent(texts::add);
                other.enode().ifPresent(texts::add);
              });
    }
    return texts;
  }

  private void checkDuties(Role.Lean lean) throws RenderException {
    String generation = lean.chain().generation();
    Capabilities can = client.capabilities();
    if (context.forced()) {
      return;
    }
    Optional<String> refusal = client.refusal(generation);
    require(
        refusal.isEmpty(),
        "%s cannot take part in %s: %s".formatted(client.name(), generation, refusal.orElse("")));
    require(
        !lean.duties().validators().isEmpty() || can.observes(),
        "%s: %s does not run without validators".formatted(context.node(), client.name()));
    require(
        !lean.duties().aggregator() || can.aggregates(),
        "%s: %s cannot aggregate".formatted(context.node(), client.name()));
    require(
        lean.engine().isEmpty() || can.pairs(),
        "%s: %s cannot drive an execution client".formatted(context.node(), client.name()));
    require(
        can.presets().contains(lean.chain().preset()),
        "%s: %s does not read keys of preset %s"
            .formatted(context.node(), client.name(), lean.chain().preset()));
    require(
        can.maxValidators() == 0 || lean.duties().validators().size() <= can.maxValidators(),
        "%s: %s runs at most %d validator(s) a node, not %d"
            .formatted(
                context.node(),
                client.name(),
                can.maxValidators(),
                lean.duties().validators().size()));
  }

  private static void require(boolean condition, String otherwise) throws RenderException {
    if (!condition) {
      throw new RenderException(otherwise);
    }
  }
}
