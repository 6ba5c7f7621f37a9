package org.leannet.launcher.ui;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import org.leannet.launcher.watch.Action;
import org.leannet.launcher.watch.NetworkSnapshot;
import org.leannet.launcher.watch.NodeRow;
import org.leannet.launcher.watch.SlotColumn;
import org.leannet.launcher.watch.TreeBlock;

/// What has changed between two snapshots, as JSON for the page. Against nothing, it is the whole.
///
/// Lists are positional to stay small: with a thousand nodes a slot's change is one string.
final class SnapshotDiff {
  private static final ObjectMapper JSON = new ObjectMapper();

  private final Optional<NetworkSnapshot> before;
  private final NetworkSnapshot now;
  private final ObjectNode tree = JSON.createObjectNode();

  private SnapshotDiff(Optional<NetworkSnapshot> before, NetworkSnapshot now) {
    this.before = before;
    this.now = now;
  }

  /// The change as one line of JSON.
  static String of(Optional<NetworkSnapshot> before, NetworkSnapshot now) {
    var diff = new SnapshotDiff(before, now);
    diff.moment();
    diff.nodes();
    diff.columns();
    diff.tree();
    diff.links();
    diff.actions();
    return diff.tree.toString();
  }

  private void moment() {
    tree.put("version", now.version());
    tree.put("at", now.at().toEpochMilli());
    tree.put("genesis", now.genesis().map(g -> g.toEpochMilli()).orElse(null));
    put(tree, "slot", now.slot());
    tree.put("problem", now.problem().orElse(null));
    put(tree, "head", now.chain().head());
    put(tree, "justified", now.chain().justified());
    put(tree, "finalized", now.chain().finalized());
    put(tree, "lag", now.lag());
  }

  private void nodes() {
    if (before.isEmpty()) {
      var list = tree.putArray("nodes");
      for (var row : now.nodes()) {
        var node = list.addObject();
        node.put("service", row.node().service());
        node.put("client", row.node().client());
        var validators = node.putArray("validators");
        row.node().validators().forEach(validators::add);
      }
    }
    var rows = tree.putArray("rows");
    for (var i = 0; i < now.nodes().size(); i++) {
      var row = now.nodes().get(i);
      if (before.isEmpty() || !before.get().nodes().get(i).equals(row)) {
        rows.add(row(i, row));
      }
    }
  }

  private static ArrayNode row(int index, NodeRow row) {
    var list = JSON.createArrayNode();
    list.add(index).add(row.state().name().toLowerCase(Locale.ROOT)).add(row.aggregator());
    row.headRoot().ifPresentOrElse(list::add, list::addNull);
    for (var number : List.of(row.head(), row.justified(), row.finalized(), row.peers())) {
      add(list, number);
    }
    return list;
  }

  private void columns() {
    var old = new HashMap<Long, SlotColumn>();
    before.ifPresent(b -> b.chain().columns().forEach(c -> old.put(c.slot(), c)));
    var list = tree.putArray("columns");
    for (var column : now.chain().columns()) {
      if (!column.equals(old.get(column.slot()))) {
        var entry = list.addArray();
        entry.add(column.slot()).add(column.fate().name().toLowerCase(Locale.ROOT));
        add(entry, column.proposer());
        add(entry, column.proposerNode());
        add(entry, column.lag());
        entry.add(column.cells());
      }
    }
  }

  private void tree() {
    if (before.isPresent() && before.get().chain().tree().equals(now.chain().tree())) {
      return;
    }
    var list = tree.putArray("tree");
    for (TreeBlock known : now.chain().tree()) {
      var block = known.block();
      list.addArray()
          .add(block.root())
          .add(block.slot())
          .add(block.parent())
          .add(block.proposer())
          .add(block.weight())
          .add(known.fate().name().toLowerCase(Locale.ROOT))
          .add(known.heads());
    }
  }

  private void links() {
    if (before.isPresent() && before.get().links().equals(now.links())) {
      return;
    }
    var list = tree.putArray("links");
    now.links().forEach(link -> list.addArray().add(link.a()).add(link.b()));
  }

  private void actions() {
    var last =
        before
            .filter(b -> !b.actions().isEmpty())
            .map(b -> b.actions().getLast().number())
            .orElse(0L);
    var list = tree.putArray("actions");
    for (Action action : now.actions()) {
      if (action.number() > last) {
        var entry = list.addArray().add(action.number()).add(action.at().toEpochMilli());
        add(entry, action.slot());
        entry.add(action.service()).add(action.kind().words()).add(action.detail());
      }
    }
  }

  private static void put(ObjectNode tree, String field, OptionalLong value) {
    if (value.isPresent()) {
      tree.put(field, value.getAsLong());
    } else {
      tree.putNull(field);
    }
  }

  private static void add(ArrayNode list, OptionalLong value) {
    if (value.isPresent()) {
      list.add(value.getAsLong());
    } else {
      list.addNull();
    }
  }

  private static void add(ArrayNode list, OptionalInt value) {
    if (value.isPresent()) {
      list.add(value.getAsInt());
    } else {
      list.addNull();
    }
  }
}
