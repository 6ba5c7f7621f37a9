package org.leannet.launcher.watch;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.regex.Pattern;

/// What a node says at `/lean/v0/fork_choice`: the blocks from the finalized one on, its head and
/// its checkpoints.
public record ForkChoiceReport(
    List<ChainBlock> blocks, String head, Checkpoint justified, Checkpoint finalized) {
  /// Four hours without finality; of a longer list the newest blocks are kept.
  static final int MOST_BLOCKS = 4096;

  private static final ObjectMapper JSON = new ObjectMapper();

  /// The page and the terminal show roots as they are, so only roots are taken for roots.
  private static final Pattern ROOT = Pattern.compile("0x[0-9a-fA-F]{1,64}");

  public ForkChoiceReport {
    blocks = List.copyOf(blocks);
  }

  /// The head's slot, when its block is in the list.
  public OptionalLong headSlot() {
    return blocks.stream()
        .filter(block -> block.root().equals(head))
        .mapToLong(ChainBlock::slot)
        .findFirst();
  }

  /// Reads a node's answer; empty when it is none. Blocks that make no sense are left out.
  static Optional<ForkChoiceReport> parse(String body) {
    try {
      var tree = JSON.readTree(body);
      var head = root(tree.path("head"));
      var justified = checkpoint(tree.path("justified"));
      var finalized = checkpoint(tree.path("finalized"));
      if (head.isEmpty() || justified.isEmpty() || finalized.isEmpty()) {
        return Optional.empty();
      }
      return Optional.of(
          new ForkChoiceReport(
              blocks(tree.path("nodes")), head.get(), justified.get(), finalized.get()));
    } catch (IOException e) {
      return Optional.empty();
    }
  }

  private static List<ChainBlock> blocks(JsonNode list) {
    var blocks = new ArrayList<ChainBlock>();
    for (var entry : list) {
      var root = root(entry.path("root"));
      var slot = slot(entry.path("slot"));
      if (root.isPresent() && slot.isPresent()) {
        blocks.add(
            new ChainBlock(
                root.get(),
                slot.getAsLong(),
                root(entry.path("parent_root")).orElse(""),
                entry.path("proposer_index").asLong(-1),
                Math.max(0, entry.path("weight").asLong())));
      }
    }
    return blocks.subList(Math.max(0, blocks.size() - MOST_BLOCKS), blocks.size());
  }

  private static Optional<Checkpoint> checkpoint(JsonNode tree) {
    var slot = slot(tree.path("slot"));
    return slot.isPresent()
        ? Optional.of(new Checkpoint(slot.getAsLong(), root(tree.path("root")).orElse("")))
        : Optional.empty();
  }

  private static OptionalLong slot(JsonNode number) {
    return number.canConvertToLong() && number.isIntegralNumber() && number.asLong() >= 0
        ? OptionalLong.of(number.asLong())
        : OptionalLong.empty();
  }

  private static Optional<String> root(JsonNode text) {
    return text.isTextual() && ROOT.matcher(text.asText()).matches()
        ? Optional.of(text.asText())
        : Optional.empty();
  }
}
