package org.leannet.clients.render;

import org.leannet.clients.ClientDescription;
import org.leannet.clients.Paths;

/// Where a client's files are as it sees them, and the address it listens at.
public record Place(String network, String data, String jwt, String listen) {
  private static final String EVERYWHERE = "0.0.0.0";

  /// In a container of this client.
  public static Place inContainer(ClientDescription client) {
    Paths paths = client.surroundings().paths();
    return new Place(paths.network(), paths.data(), paths.jwt(), EVERYWHERE);
  }
}
