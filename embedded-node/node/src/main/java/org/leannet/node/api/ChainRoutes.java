package org.leannet.node.api;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.leannet.consensus.SlotTime;
import org.leannet.consensus.containers.SignedBlock;
import org.leannet.consensus.containers.State;
import org.leannet.node.network.Topics;
import org.leannet.node.storage.StorageException;
import org.leannet.ssz.Root;

/// What the chain is: states, blocks, checkpoints, the tree.
final class ChainRoutes {
  private static final int HISTORICAL_ROOTS_LIMIT = 1 << 18;
  private static final int ROOT_DIGITS = 64;

  private final NodeFacts facts;

  ChainRoutes(NodeFacts facts) {
    this.facts = facts;
  }

  void register(RoutesConfig routes) {
    routes.get("/lean/v0/states/finalized", this::finalizedState);
    routes.get("/lean/v0/blocks/finalized", this::finalizedBlock);
    routes.get("/lean/v0/blocks/{id}", this::block);
    routes.get("/lean/v0/blocks/{id}/header", this::header);
    routes.get(
        "/lean/v0/checkpoints/justified",
        context -> Replies.json(context, Bodies.CheckpointBody.of(facts.view().justified())));
    routes.get(
        "/lean/v0/fork_choice",
        context -> Replies.json(context, Bodies.ForkChoice.of(facts.view())));
    routes.get("/lean/v0/config/spec", context -> Replies.json(context, spec()));
    routes.get(
        "/lean/v0/genesis",
        context ->
            Replies.json(
                context,
                new Bodies.GenesisBody(
                    facts.genesisTime(), facts.view().headState().validators().size())));
  }

  private void finalizedState(Context context) {
    Replies.ssz(context, State.SSZ.encode(facts.view().finalizedState()));
  }

  private void finalizedBlock(Context context) throws StorageException {
    Optional<SignedBlock> block = facts.chain().block(facts.view().finalized().root());
    if (block.isPresent()) {
      Replies.ssz(context, SignedBlock.SSZ.encode(block.get()));
    } else {
      Replies.problem(context, 404, "block not found");
    }
  }

  private void block(Context context) throws StorageException {
    find(context)
        .ifPresent(found ->
            Replies.json(context, Bodies.BlockBody.of(found.root(), found.block().block())));
  }

  private void header(Context context) throws StorageException {
    find(context)
        .ifPresent(found ->
            Replies.json(context, Bodies.Header.of(found.root(), found.block().block().header())));
  }

  private record Found(Root root, SignedBlock block) {}

  /// The block a path names by root or by slot; when there is none, the answer says why.
  private Optional<Found> find(Context context) throws StorageException {
    String id = context.pathParam("id");
    Optional<Root> root;
    if (isRoot(id)) {
      root = Optional.of(Root.fromHex(id));
    } else if (isSlot(id)) {
      root = facts.chain().canonicalRoot(Long.parseUnsignedLong(id));
    } else {
      Replies.problem(context, 400, "invalid block_id");
      return Optional.empty();
    }
    if (root.isPresent()) {
      Optional<SignedBlock> block = facts.chain().block(root.get());
      if (block.isPresent()) {
        return Optional.of(new Found(root.get(), block.get()));
      }
    }
    Replies.problem(context, 404, "block not found");
    return Optional.empty();
  }

  private static boolean isRoot(String id) {
    return id.length() == ROOT_DIGITS + 2
        && id.startsWith("0x")
        && id.substring(2)
            .chars()
            .allMatch(digit -> Character.digit(digit, 16) >= 0 && digit < 128);
  }

  private static boolean isSlot(String id) {
    try {
      Long.parseUnsignedLong(id);
      return id.charAt(0) != '+';
    } catch (NumberFormatException e) {
      return false;
    }
  }

  private static Map<String, Object> spec() {
    Map<String, Object> spec = new LinkedHashMap<>();
    spec.put("MILLISECONDS_PER_SLOT", SlotTime.MILLIS_PER_SLOT);
    spec.put("INTERVALS_PER_SLOT", SlotTime.INTERVALS_PER_SLOT);
    spec.put("MILLISECONDS_PER_INTERVAL", SlotTime.MILLIS_PER_INTERVAL);
    spec.put("HISTORICAL_ROOTS_LIMIT", HISTORICAL_ROOTS_LIMIT);
    spec.put("FORK_DIGEST", Topics.DEVNET);
    return spec;
  }
}
