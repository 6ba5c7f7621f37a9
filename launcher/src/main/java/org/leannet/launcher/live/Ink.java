package org.leannet.launcher.live;

import java.util.Map;

/// How a slot's letter looks in a terminal: a coloured mark, or the letter itself without colours.
record Ink(boolean color) {
  private static final String RESET = "\u001b[0m";
  private static final String GREEN = "32";
  private static final String CYAN = "36";
  private static final String WHITE = "37";
  private static final String GREY = "90";
  private static final String YELLOW = "33";
  private static final String RED = "31";
  private static final String PURPLE = "35";

  private record Mark(String colour, String sign) {}

  private static final Map<Character, Mark> MARKS =
      Map.ofEntries(
          Map.entry('f', new Mark(GREEN, "■")),
          Map.entry('F', new Mark(GREEN, "◆")),
          Map.entry('j', new Mark(CYAN, "■")),
          Map.entry('J', new Mark(CYAN, "◆")),
          Map.entry('i', new Mark(WHITE, "■")),
          Map.entry('I', new Mark(WHITE, "◆")),
          Map.entry('o', new Mark(PURPLE, "□")),
          Map.entry('O', new Mark(PURPLE, "◇")),
          Map.entry('m', new Mark(RED, "✗")),
          Map.entry('.', new Mark(GREY, "·")),
          Map.entry('b', new Mark(YELLOW, "□")),
          Map.entry('p', new Mark(YELLOW, "‖")),
          Map.entry('d', new Mark(GREY, "×")),
          Map.entry('u', new Mark(YELLOW, "?")),
          Map.entry('_', new Mark(GREY, "_")));

  /// The cells of one row.
  String cells(String letters) {
    if (!color) {
      return letters.replace('-', ' ');
    }
    var text = new StringBuilder();
    var colour = "";
    for (var i = 0; i < letters.length(); i++) {
      var mark = MARKS.getOrDefault(letters.charAt(i), new Mark("", " "));
      if (!mark.colour().equals(colour)) {
        text.append(mark.colour().isEmpty() ? RESET : "\u001b[" + mark.colour() + "m");
        colour = mark.colour();
      }
      text.append(mark.sign());
    }
    return colour.isEmpty() ? text.toString() : text.append(RESET).toString();
  }

  String legend() {
    return cells("F")
        + " proposed  "
        + cells("f")
        + " finalized  "
        + cells("j")
        + " justified  "
        + cells("i")
        + " imported  "
        + cells("m")
        + " missed  "
        + cells("b")
        + " not received  "
        + cells("o")
        + " side  "
        + cells("p")
        + " paused  "
        + cells("d")
        + " down  "
        + cells("u")
        + " unreachable";
  }

  String strong(String text) {
    return color ? "\u001b[1m" + text + RESET : text;
  }

  String quiet(String text) {
    return color ? "\u001b[" + GREY + "m" + text + RESET : text;
  }

  String state(String text, boolean well) {
    return color ? "\u001b[" + (well ? GREEN : YELLOW) + "m" + text + RESET : text;
  }
}
