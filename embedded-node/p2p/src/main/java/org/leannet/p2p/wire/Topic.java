package org.leannet.p2p.wire;

import java.util.regex.Pattern;

/// A gossip topic of a Lean network: `/leanconsensus/<network>/<subject>/ssz_snappy`.
public record Topic(String network, Subject subject) {
  private static final String PREFIX = "leanconsensus";
  private static final String ENCODING = "ssz_snappy";
  private static final String ATTESTATION = "attestation_";
  private static final int PARTS = 5;
  private static final Pattern SUBNET = Pattern.compile("0|[1-9][0-9]{0,17}");

  public Topic {
    if (network.isEmpty() || network.indexOf('/') >= 0) {
      throw new IllegalArgumentException("not a network name: '%s'".formatted(network));
    }
  }

  /// What is spoken of on a topic.
  public sealed interface Subject {}

  /// Signed blocks.
  public record Blocks() implements Subject {
    @Override
    public String toString() {
      return "block";
    }
  }

  /// Signed aggregated attestations.
  public record Aggregations() implements Subject {
    @Override
    public String toString() {
      return "aggregation";
    }
  }

  /// Signed attestations of the validators of one subnet.
  public record Attestations(long subnet) implements Subject {
    public Attestations {
      if (subnet < 0) {
        throw new IllegalArgumentException("not a subnet: " + subnet);
      }
    }

    @Override
    public String toString() {
      return ATTESTATION + subnet;
    }
  }

  public static Topic blocks(String network) {
    return new Topic(network, new Blocks());
  }

  public static Topic aggregations(String network) {
    return new Topic(network, new Aggregations());
  }

  public static Topic attestations(String network, long subnet) {
    return new Topic(network, new Attestations(subnet));
  }

  /// Parses a topic of any network.
  public static Topic parse(String text) throws WireException {
    String[] parts = text.split("/", -1);
    boolean shaped =
        parts.length == PARTS
            && parts[0].isEmpty()
            && parts[1].equals(PREFIX)
            && !parts[2].isEmpty()
            && parts[4].equals(ENCODING);
    if (!shaped) {
      throw new WireException(
          "'%s' is no topic of the form /%s/<network>/<subject>/%s"
              .formatted(text, PREFIX, ENCODING));
    }
    return new Topic(parts[2], subject(parts[3]));
  }

  /// Parses a topic and refuses one of another network.
  public static Topic parse(String text, String network) throws WireException {
    Topic topic = parse(text);
    if (!topic.network.equals(network)) {
      throw new WireException(
          "topic '%s' is of network '%s', this one is '%s'"
              .formatted(text, topic.network, network));
    }
    return topic;
  }

  private static Subject subject(String name) throws WireException {
    if (name.equals("block")) {
      return new Blocks();
    }
    if (name.equals("aggregation")) {
      return new Aggregations();
    }
    if (name.startsWith(ATTESTATION)) {
      String subnet = name.substring(ATTESTATION.length());
      if (SUBNET.matcher(subnet).matches()) {
        return new Attestations(Long.parseLong(subnet));
      }
    }
    throw new WireException(
        "'%s' is no topic subject (block, aggregation, attestation_<subnet>)".formatted(name));
  }

  /// The name on the wire.
  @Override
  public String toString() {
    return "/%s/%s/%s/%s".formatted(PREFIX, network, subject, ENCODING);
  }
}
