package org.leannet.clients;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/// The clients a network can be made of, by name.
public final class Catalogue {
  private final SortedMap<String, ClientDescription> clients;

  private Catalogue(SortedMap<String, ClientDescription> clients) {
    this.clients = clients;
  }

  public static Catalogue of(Collection<ClientDescription> clients) {
    TreeMap<String, ClientDescription> byName = new TreeMap<>();
    for (ClientDescription client : clients) {
      if (byName.put(client.name(), client) != null) {
        throw new IllegalArgumentException("two clients are called " + client.name());
      }
    }
    return new Catalogue(byName);
  }

  /// The clients whose files come with this program.
  public static Catalogue bundled() {
    return Bundled.CATALOGUE;
  }

  /// This catalogue with one more client, or with another description of one it has.
  public Catalogue with(ClientDescription client) {
    TreeMap<String, ClientDescription> more = new TreeMap<>(clients);
    more.put(client.name(), client);
    return new Catalogue(more);
  }

  public Optional<ClientDescription> find(ClientKind kind, String name) {
    return Optional.ofNullable(clients.get(name)).filter(client -> client.kind() == kind);
  }

  /// The clients of a kind, sorted by name.
  public List<ClientDescription> all(ClientKind kind) {
    return clients.values().stream().filter(client -> client.kind() == kind).toList();
  }

  /// The names of the clients of a kind, sorted.
  public List<String> names(ClientKind kind) {
    return all(kind).stream().map(ClientDescription::name).toList();
  }

  /// Loaded when first asked for, then kept.
  private static final class Bundled {
    static final Catalogue CATALOGUE = of(CatalogueFiles.bundled());
  }
}
