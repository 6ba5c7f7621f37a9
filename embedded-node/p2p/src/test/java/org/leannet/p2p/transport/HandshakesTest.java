package org.leannet.p2p.transport;

import static org.assertj.core.api.Assertions.assertThat;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class HandshakesTest {
  private static final InetSocketAddress HERE = new InetSocketAddress("10.0.0.1", 9000);
  private static final InetSocketAddress THERE = new InetSocketAddress("10.0.0.2", 9000);

  private final Handshakes handshakes = new Handshakes();
  private long nanos = 5;

  private static InetAddress address(int last) throws UnknownHostException {
    return InetAddress.getByAddress(new byte[] {10, 0, 0, (byte) last});
  }

  @Test
  void handshakes_are_bound_together_and_by_address() throws Exception {
    for (int i = 0; i < TransportLimits.HALF_OPEN_PER_ADDRESS; i++) {
      assertThat(handshakes.begin(address(1))).isTrue();
    }
    assertThat(handshakes.begin(address(1))).isFalse();
    int others = 0;
    for (int i = 2; handshakes.begin(address(i)); i++) {
      others++;
    }
    assertThat(handshakes.open()).isEqualTo(TransportLimits.HALF_OPEN);
    assertThat(others).isEqualTo(TransportLimits.HALF_OPEN - TransportLimits.HALF_OPEN_PER_ADDRESS);

    handshakes.end(address(1));
    assertThat(handshakes.begin(address(1))).isTrue();
  }

  @Test
  void no_token_is_asked_for_while_it_is_quiet() {
    var tokens = new AddressTokens(() -> false, () -> nanos);
    assertThat(tokens.writeToken(Unpooled.buffer(), id(), HERE)).isFalse();
  }

  @Test
  void a_token_is_good_for_its_address_and_its_time() {
    var tokens = new AddressTokens(() -> true, () -> nanos);
    ByteBuf token = Unpooled.buffer();
    assertThat(tokens.writeToken(token, id(), HERE)).isTrue();

    int at = tokens.validateToken(token, HERE);
    assertThat(token.slice(at, token.readableBytes() - at)).isEqualTo(id());
    assertThat(token.readableBytes()).isLessThanOrEqualTo(tokens.maxTokenLength());
    assertThat(tokens.validateToken(token, THERE)).isEqualTo(-1);
    assertThat(new AddressTokens(() -> true, () -> nanos).validateToken(token, HERE))
        .as("another start's token")
        .isEqualTo(-1);
    nanos += TransportLimits.TOKEN_TIME.toNanos() + 1;
    assertThat(tokens.validateToken(token, HERE)).isEqualTo(-1);
  }

  @Test
  void no_changed_token_is_good() {
    var tokens = new AddressTokens(() -> true, () -> nanos);
    ByteBuf token = Unpooled.buffer();
    tokens.writeToken(token, id(), HERE);
    for (int i = 0; i < token.readableBytes(); i++) {
      ByteBuf changed = token.copy();
      changed.setByte(i, changed.getByte(i) ^ 1);
      assertThat(tokens.validateToken(changed, HERE)).isEqualTo(-1);
      assertThat(tokens.validateToken(token.slice(0, i), HERE)).isEqualTo(-1);
    }
  }

  @Test
  void when_many_streams_are_served_only_peers_with_few_get_more() {
    var room = new StreamRoom();
    var greedy = new AtomicInteger();
    while (room.enter(greedy)) {
      // until all are taken
    }
    assertThat(greedy).hasValue(TransportLimits.STREAMS);
    var modest = new AtomicInteger();
    while (room.enter(modest)) {
      // until it has its own
    }
    assertThat(modest).hasValue(TransportLimits.STREAMS_RESERVED);
    for (int i = 0; i <= TransportLimits.STREAMS_RESERVED; i++) {
      room.leave(greedy);
    }
    assertThat(room.enter(modest)).isTrue();
  }

  private static ByteBuf id() {
    return Unpooled.wrappedBuffer(new byte[] {1, 2, 3, 4, 5, 6, 7, 8});
  }
}
