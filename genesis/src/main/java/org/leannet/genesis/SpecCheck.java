package org.leannet.genesis;

import java.net.Inet4Address;
import java.net.InetAddress;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

/// Finds all that is wrong with a spec before anything is written.
final class SpecCheck {

  static final int VALIDATOR_LIMIT = 4096;
  private static final int MAX_LOG_SLOTS = 32;

  /// Clients take the part before the first underscore for the client's name. The underscore and
  /// the number at the end keep YAML from reading a name as anything but text.
  private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9_-]*_[0-9]+");

  private final List<String> faults = new ArrayList<>();

  SpecCheck(int activeEpoch, int committeeCount, List<NodeSpec> nodes) {
    require(
        activeEpoch >= 1 && activeEpoch <= MAX_LOG_SLOTS,
        "active epoch %d is not between 1 and %d".formatted(activeEpoch, MAX_LOG_SLOTS));
    require(committeeCount >= 1, "committee count %d is not 1 or more".formatted(committeeCount));
    require(!nodes.isEmpty(), "there are no nodes");
    names(nodes);
    addresses(nodes);
    for (NodeSpec node : nodes) {
      require(
          node.subnet() >= 0 && node.subnet() < committeeCount,
          "%s is on subnet %d of %d".formatted(node.name(), node.subnet(), committeeCount));
    }
    validators(nodes);
  }

  void throwIfFaulty() {
    if (!faults.isEmpty()) {
      throw new GenesisException(
          "no genesis can be made of this network: " + String.join("; ", faults),
          "correct the network's configuration");
    }
  }

  private void names(List<NodeSpec> nodes) {
    Set<String> seen = new HashSet<>();
    for (NodeSpec node : nodes) {
      require(
          NAME.matcher(node.name()).matches(),
          "node name '%s' is not of the form <client>_<number>".formatted(node.name()));
      require(seen.add(node.name()), "there are two nodes named " + node.name());
    }
  }

  private void addresses(List<NodeSpec> nodes) {
    Map<String, String> taken = new HashMap<>();
    for (NodeSpec node : nodes) {
      require(isIpv4(node.ip()), "%s has no IPv4 address: %s".formatted(node.name(), node.ip()));
      for (int port : new int[] {node.quicPort(), node.metricsPort(), node.apiPort()}) {
        require(port >= 1 && port <= 0xffff, "%s has port %d".formatted(node.name(), port));
      }
      String address = node.ip() + ":" + node.quicPort();
      String other = taken.put(address, node.name());
      require(
          other == null, "%s and %s share the address %s".formatted(other, node.name(), address));
    }
  }

  private void validators(List<NodeSpec> nodes) {
    Map<Integer, String> owners = new HashMap<>();
    for (NodeSpec node : nodes) {
      for (int index : node.validators()) {
        String other = owners.put(index, node.name());
        require(other == null, "%s and %s share validator %d".formatted(other, node.name(), index));
      }
    }
    int count = owners.size();
    require(
        count >= 1 && count <= VALIDATOR_LIMIT,
        "%d validators are not between 1 and %d".formatted(count, VALIDATOR_LIMIT));
    Set<Integer> missing = new TreeSet<>();
    for (int index = 0; index < count; index++) {
      if (!owners.containsKey(index)) {
        missing.add(index);
      }
    }
    require(
        missing.isEmpty(),
        "the %d validators must be numbered from 0 without gaps, but these are missing: %s"
            .formatted(count, missing));
  }

  void require(boolean holds, String fault) {
    if (!holds) {
      faults.add(fault);
    }
  }

  private static boolean isIpv4(String text) {
    try {
      return InetAddress.ofLiteral(text) instanceof Inet4Address;
    } catch (IllegalArgumentException _) {
      return false;
    }
  }
}
