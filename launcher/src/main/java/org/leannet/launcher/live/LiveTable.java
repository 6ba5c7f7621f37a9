package org.leannet.launcher.live;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.OptionalLong;
import java.util.stream.IntStream;
import org.leannet.launcher.watch.Action;
import org.leannet.launcher.watch.NetworkSnapshot;
import org.leannet.launcher.watch.NodeRow;
import org.leannet.launcher.watch.NodeState;

/// A snapshot as a table that fits a terminal: nodes by slots, the newest slots at the right.
final class LiveTable {
  private static final String UNKNOWN = "-";
  private static final int MOST_ACTIONS = 4;

  /// Lines that are always there: title, two of the header, legend, help, and the blanks between.
  private static final int FRAME = 8;

  private static final int SLOT_LABEL_EVERY = 10;
  private static final int LEAST_SLOTS = 8;

  private final String enclave;
  private final Ink ink;

  LiveTable(String enclave, boolean color) {
    this.enclave = enclave;
    this.ink = new Ink(color);
  }

  /// The lines for a terminal of this size.
  ///
  /// @param footer said below, besides how to leave; may be empty
  List<String> render(NetworkSnapshot network, int columns, int lines, String footer) {
    var actions = lastActions(network);
    var shown = choose(network.nodes(), Math.max(1, lines - FRAME - actions.size()));
    var widest = network.nodes().stream().mapToInt(n -> label(n).length()).max().orElse(4);
    var name = Math.max(4, Math.min(widest, 28));
    var slots = Math.max(LEAST_SLOTS, columns - name - 38);
    var table = new ArrayList<String>();
    table.add(title(network));
    network.problem().ifPresent(text -> table.add("what is shown may be old: " + text));
    table.add("");
    table.add(
        ink.quiet(
            line(name, "NODE", "STATE", "HEAD", "JUST", "FIN", "PEERS") + ruler(network, slots)));
    for (var node : shown) {
      table.add(row(network, node, name, slots));
    }
    if (shown.size() < network.nodes().size()) {
      table.add(ink.quiet("and %d more that run".formatted(network.nodes().size() - shown.size())));
    }
    table.add("");
    table.add(ink.legend());
    table.addAll(actions);
    table.add(
        ink.quiet((footer.isEmpty() ? "" : footer + "   ") + "q leaves; the network runs on"));
    return table;
  }

  private String title(NetworkSnapshot network) {
    var chain = network.chain();
    return "%s   slot %s   head %s   justified %s   finalized %s   lag %s   %d/%d nodes up"
        .formatted(
            ink.strong(enclave),
            number(network.slot()),
            number(chain.head()),
            number(chain.justified()),
            number(chain.finalized()),
            number(network.lag()),
            network.count(NodeState.RUNNING),
            network.members());
  }

  /// Where not all fit, those that need a look come first; the order stays the plan's.
  private static List<Integer> choose(List<NodeRow> nodes, int room) {
    if (nodes.size() <= room) {
      return IntStream.range(0, nodes.size()).boxed().toList();
    }
    return IntStream.range(0, nodes.size())
        .boxed()
        .sorted((a, b) ->
            Boolean.compare(
                nodes.get(a).state() == NodeState.RUNNING,
                nodes.get(b).state() == NodeState.RUNNING))
        .limit(Math.max(1, room - 1))
        .sorted()
        .toList();
  }

  private String row(NetworkSnapshot network, int index, int name, int slots) {
    var node = network.nodes().get(index);
    var text =
        line(
            name,
            label(node),
            node.state().word(),
            number(node.head()),
            number(node.justified()),
            number(node.finalized()),
            number(node.peers()));
    var state = node.state().word();
    var coloured =
        text.substring(0, name + 2)
            + ink.state(state, node.state() == NodeState.RUNNING)
            + text.substring(name + 2 + state.length());
    return coloured + ink.cells(cells(network, index, slots));
  }

  private static String label(NodeRow node) {
    return node.node().service() + (node.aggregator() ? " *" : "");
  }

  private static String line(int name, String... cells) {
    return String.format(
        Locale.ROOT, "%-" + name + "." + name + "s  %-11s %5s %5s %5s %5s  ", (Object[]) cells);
  }

  private static String cells(NetworkSnapshot network, int node, int slots) {
    var columns = network.chain().columns();
    var cells = new StringBuilder();
    columns
        .subList(Math.max(0, columns.size() - slots), columns.size())
        .forEach(column -> cells.append(column.cells().charAt(node)));
    return cells.toString();
  }

  /// Slot numbers over the cells; a number takes the room of the slots after it.
  private static String ruler(NetworkSnapshot network, int slots) {
    var columns = network.chain().columns();
    var shown = columns.subList(Math.max(0, columns.size() - slots), columns.size());
    var ruler = new StringBuilder();
    for (var i = 0; i < shown.size(); i++) {
      var slot = shown.get(i).slot();
      if (slot % SLOT_LABEL_EVERY == 0 && ruler.length() <= i) {
        ruler.append(" ".repeat(i - ruler.length())).append(slot);
      }
    }
    return ruler.toString();
  }

  private List<String> lastActions(NetworkSnapshot network) {
    var actions = network.actions();
    return actions.subList(Math.max(0, actions.size() - MOST_ACTIONS), actions.size()).stream()
        .map(LiveTable::action)
        .toList();
  }

  static String action(Action action) {
    return "slot %s: %s %s%s"
        .formatted(
            number(action.slot()),
            action.service(),
            action.kind().words(),
            action.detail().isEmpty() ? "" : " (" + action.detail() + ")");
  }

  static String number(OptionalLong value) {
    return value.isPresent() ? Long.toString(value.getAsLong()) : UNKNOWN;
  }
}
