package org.leannet.clients;

/// Where a client in a container finds its files: the network directory (for an execution client
/// the one with its genesis), its own data, and the secret that both sides of a pair share.
public record Paths(String network, String data, String jwt) {
  /// Where the secret is unless a client's file says otherwise.
  public static final String JWT = "/jwt/jwtsecret";
}
