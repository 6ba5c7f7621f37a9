package org.leannet.launcher.runtime.docker.archive;

import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/// The users and groups of an image, as its `/etc/passwd` and `/etc/group` have them. Either may be
/// empty: many images have none.
public record Accounts(String passwd, String group) {
  /// An image without either file.
  public static final Accounts NONE = new Accounts("", "");

  private static final int NAME = 0;
  private static final int ID = 2;
  private static final int USERS_GROUP = 3;

  /// The numbers of `name`, `uid`, or either with `:group`. Empty when a name is not known.
  public Optional<Owner> owner(String user) {
    if (user.isBlank()) {
      return Optional.of(Owner.ROOT);
    }
    var parts = user.split(":", 2);
    var account = line(passwd, matches(parts[0]));
    var uid = account.flatMap(a -> number(a, ID)).or(() -> number(List.of(parts[0]), 0));
    var gid =
        parts.length == 2
            ? groupId(parts[1])
            : account.flatMap(a -> number(a, USERS_GROUP)).or(() -> Optional.of(0));
    return uid.flatMap(u -> gid.map(g -> new Owner(u, g)));
  }

  private Optional<Integer> groupId(String name) {
    return line(group, matches(name))
        .flatMap(g -> number(g, ID))
        .or(() -> number(List.of(name), 0));
  }

  private static Predicate<List<String>> matches(String nameOrId) {
    return fields ->
        fields.size() > ID
            && (fields.get(NAME).equals(nameOrId) || fields.get(ID).equals(nameOrId));
  }

  private static Optional<List<String>> line(String text, Predicate<List<String>> wanted) {
    return text.lines().map(line -> List.of(line.split(":", -1))).filter(wanted).findFirst();
  }

  private static Optional<Integer> number(List<String> fields, int index) {
    return index < fields.size() && fields.get(index).matches("\\d{1,9}")
        ? Optional.of(Integer.parseInt(fields.get(index)))
        : Optional.empty();
  }
}
