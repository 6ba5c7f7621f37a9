package org.leannet.launcher.live;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Locale;
import java.util.OptionalLong;
import org.leannet.launcher.watch.Action;
import org.leannet.launcher.watch.NetworkSnapshot;
import org.leannet.launcher.watch.SlotColumn;

/// A log's entries as lines of JSON, `-o jsonl`. What is not known is null; no field comes and
/// goes.
final class SlotJson {
  private static final ObjectMapper JSON = new ObjectMapper();

  private SlotJson() {}

  static String line(SlotLog.Entry entry) {
    return switch (entry) {
      case SlotLog.Entry.Happened(var action) -> happened(action).toString();
      case SlotLog.Entry.Slot(var column, var have, var network) ->
          slot(column, have, network).toString();
    };
  }

  private static ObjectNode happened(Action action) {
    var tree = JSON.createObjectNode().put("type", "action");
    number(tree, "slot", action.slot());
    return tree.put("at", action.at().toString())
        .put("service", action.service())
        .put("action", action.kind().name().toLowerCase(Locale.ROOT))
        .put("detail", action.detail());
  }

  private static ObjectNode slot(SlotColumn column, int have, NetworkSnapshot network) {
    var tree = JSON.createObjectNode().put("type", "slot").put("slot", column.slot());
    tree.put("fate", column.fate().name().toLowerCase(Locale.ROOT));
    if (column.proposer().isPresent()) {
      tree.put("proposer", column.proposer().getAsInt());
    } else {
      tree.putNull("proposer");
    }
    tree.put(
        "node",
        column.proposerNode().isPresent()
            ? network.nodes().get(column.proposerNode().getAsInt()).node().service()
            : null);
    tree.put("have", have);
    number(tree, "head", network.chain().head());
    number(tree, "justified", network.chain().justified());
    number(tree, "finalized", network.chain().finalized());
    number(tree, "lag", column.lag());
    var nodes = tree.putObject("nodes");
    for (var i = 0; i < network.nodes().size(); i++) {
      nodes.put(network.nodes().get(i).node().service(), String.valueOf(column.cells().charAt(i)));
    }
    return tree;
  }

  private static void number(ObjectNode tree, String field, OptionalLong value) {
    if (value.isPresent()) {
      tree.put(field, value.getAsLong());
    } else {
      tree.putNull(field);
    }
  }
}
