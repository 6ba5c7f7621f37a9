package org.leannet.ssz;

/// The decoded fields of a container, handed to its constructor one by one in field order.
public final class Values {

  private final Object[] decoded;
  private int next;

  Values(Object[] decoded) {
    this.decoded = decoded;
  }

  /// The next field's value, in the type its codec decodes to.
  @SuppressWarnings({"unchecked", "TypeParameterUnusedInFormals"})
  public <V> V next() {
    return (V) decoded[next++];
  }
}
