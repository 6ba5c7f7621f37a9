package org.leannet.launcher.config.reader;

import java.util.ArrayList;
import java.util.List;
import org.leannet.launcher.config.Position;

/// Accounts in the forms that ethereum-package's files have them in: all of them as JSON in one
/// text, and each with a `balance` of its own.
final class Accounts {
  private static final String BALANCE = "balance";
  private static final String EXPECTED = "expected addresses with balances";

  private final Reports reports;

  private Accounts(Reports reports) {
    this.reports = reports;
  }

  /// The same accounts as addresses with their balances; what is neither stays as it is.
  static Tree plain(Tree tree, String path, Reports reports) {
    Accounts accounts = new Accounts(reports);
    Tree written =
        tree instanceof Tree.Scalar text && text.text().strip().startsWith("{")
            ? accounts.parsed(text, path)
            : tree;
    return written instanceof Tree.Entries entries ? accounts.balances(entries, path) : written;
  }

  private Tree parsed(Tree.Scalar text, String path) {
    Reports within = new Reports("");
    try {
      Tree tree = TreeReader.read(text.text(), within).orElse(text);
      if (within.problems().isEmpty()) {
        return moved(tree, text.position());
      }
      reports.add(text.position(), path, within.problems().getFirst().wrong(), EXPECTED);
    } catch (BrokenFile wrong) {
      reports.add(
          text.position(),
          path,
          String.valueOf(wrong.getMessage()).replace("not YAML", "its text is not JSON"),
          EXPECTED);
    }
    return new Tree.Entries(List.of(), text.position());
  }

  /// What a text holds has no place in the file but the text's own.
  private static Tree moved(Tree tree, Position to) {
    return switch (tree) {
      case Tree.Scalar scalar -> moved(scalar, to);
      case Tree.Refused refused -> new Tree.Refused(refused.what(), to);
      case Tree.Items items ->
          new Tree.Items(items.items().stream().map(item -> moved(item, to)).toList(), to);
      case Tree.Entries entries ->
          new Tree.Entries(
              entries.entries().stream()
                  .map(entry -> new Tree.Entry(moved(entry.key(), to), moved(entry.value(), to)))
                  .toList(),
              to);
    };
  }

  private static Tree.Scalar moved(Tree.Scalar scalar, Position to) {
    return new Tree.Scalar(scalar.text(), scalar.plain(), to);
  }

  private Tree balances(Tree.Entries accounts, String path) {
    List<Tree.Entry> plain = new ArrayList<>();
    for (Tree.Entry account : accounts.entries()) {
      String below = path + "." + Reports.line(account.key().text());
      plain.add(
          account.value() instanceof Tree.Entries entries
              ? new Tree.Entry(account.key(), balance(entries, below))
              : account);
    }
    return new Tree.Entries(plain, accounts.position());
  }

  private Tree balance(Tree.Entries account, String path) {
    Tree balance = account;
    for (Tree.Entry entry : account.entries()) {
      if (entry.key().text().equals(BALANCE)) {
        balance = entry.value();
      } else {
        reports.add(
            entry.key().position(),
            path + "." + Reports.line(entry.key().text()),
            "unknown key",
            "expected balance alone: accounts have neither code nor storage here");
      }
    }
    return balance;
  }
}
