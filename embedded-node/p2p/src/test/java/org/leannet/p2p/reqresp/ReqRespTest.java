package org.leannet.p2p.reqresp;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.leannet.p2p.transport.TestHosts.await;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.leannet.identity.PeerId;
import org.leannet.p2p.transport.DuplexStream;
import org.leannet.p2p.transport.Host;
import org.leannet.p2p.transport.ProtocolNotSupportedException;
import org.leannet.p2p.transport.TestHosts;
import org.leannet.p2p.wire.RequestDecoder;
import org.leannet.p2p.wire.ResponseChunk;
import org.leannet.p2p.wire.ResponseCode;
import org.leannet.p2p.wire.Varint;

class ReqRespTest {

  private static final RequestProtocol.Rate RATE = new RequestProtocol.Rate(20, 1);
  private static final RequestProtocol PROTOCOL =
      new RequestProtocol("/test/req/1/ssz_snappy", 1000, 1 << 20, RATE);
  private static final ReqRespLimits LIMITS =
      new ReqRespLimits(Duration.ofSeconds(2), Duration.ofSeconds(2), 2, 3);

  /// For what must not fail on a slow machine.
  private static final ReqRespLimits PATIENT =
      new ReqRespLimits(TestHosts.PATIENCE, TestHosts.PATIENCE, 2, 2);

  private volatile Instant now = Instant.EPOCH;

  private final TestHosts hosts = new TestHosts();
  private final CountDownLatch release = new CountDownLatch(1);
  private Host asking;
  private Host answering;
  private ReqResp requester;
  private ReqResp responder;
  private PeerId peer;

  @BeforeEach
  void connect() throws Exception {
    asking = hosts.start(0);
    answering = hosts.start(1);
    requester = new ReqResp(asking, LIMITS, () -> now);
    responder = new ReqResp(answering, LIMITS, () -> now);
    asking.dial(answering.multiaddr());
    peer = answering.peerId();
  }

  @AfterEach
  void close() {
    release.countDown();
    hosts.close();
  }

  @Test
  void a_request_brings_its_response() throws Exception {
    responder.respond(
        PROTOCOL,
        (from, request, response) -> response.chunk((from + text(request)).getBytes(UTF_8)));
    List<byte[]> chunks = requester.request(peer, PROTOCOL, "?".getBytes(UTF_8), 1);
    assertThat(chunks).containsExactly((asking.peerId() + "?").getBytes(UTF_8));
  }

  @Test
  void many_chunks_of_a_mebibyte_come_in_order_and_one_by_one() throws Exception {
    var random = new Random(7);
    List<byte[]> sent = new ArrayList<>();
    for (int i = 0; i < 8; i++) {
      byte[] chunk = new byte[1 << 20];
      random.nextBytes(chunk);
      sent.add(chunk);
    }
    var received = new AtomicInteger();
    new ReqResp(answering, PATIENT, () -> now)
        .respond(
            PROTOCOL,
            (_, _, response) -> {
              for (byte[] chunk : sent) {
                response.chunk(chunk);
              }
            });
    new ReqResp(asking, PATIENT, () -> now)
        .request(
            peer,
            PROTOCOL,
            new byte[0],
            sent.size(),
            chunk -> assertThat(chunk).isEqualTo(sent.get(received.getAndIncrement())));
    assertThat(received).hasValue(sent.size());
  }

  @Test
  void a_response_may_be_empty() throws Exception {
    responder.respond(PROTOCOL, (_, _, _) -> {});
    assertThat(requester.request(peer, PROTOCOL, new byte[80], 5)).isEmpty();
  }

  @Test
  void an_error_comes_with_its_code_and_text_after_the_chunks_before_it() throws Exception {
    responder.respond(
        PROTOCOL,
        (_, _, response) -> {
          response.chunk(new byte[] {1});
          response.error(ResponseCode.RESOURCE_UNAVAILABLE, "pruned");
        });
    List<byte[]> chunks = new ArrayList<>();
    assertThatThrownBy(() -> requester.request(peer, PROTOCOL, new byte[3], 5, chunks::add))
        .isInstanceOfSatisfying(
            ErrorResponseException.class,
            e -> {
              assertThat(e.code()).isEqualTo(ResponseCode.RESOURCE_UNAVAILABLE);
              assertThat(e.text()).isEqualTo("pruned");
            });
    assertThat(chunks).containsExactly(new byte[] {1});
  }

  @Test
  void a_responder_that_fails_answers_a_server_error_without_details() {
    responder.respond(
        PROTOCOL,
        (_, _, _) -> {
          throw new IllegalStateException("secret detail");
        });
    assertThatThrownBy(() -> requester.request(peer, PROTOCOL, new byte[3], 5))
        .isInstanceOfSatisfying(
            ErrorResponseException.class,
            e -> {
              assertThat(e.code()).isEqualTo(ResponseCode.SERVER_ERROR);
              assertThat(e.text()).isEqualTo("internal error");
            });
  }

  @Test
  void a_protocol_nobody_answers_is_told_apart() {
    assertThatThrownBy(() ->
            requester.request(peer, new RequestProtocol("/other/1", 9, 9, RATE), new byte[3], 5))
        .isInstanceOf(ProtocolNotSupportedException.class);
  }

  @Test
  void a_response_that_does_not_come_is_given_up_in_time() {
    responder.respond(PROTOCOL, (_, _, _) -> release.await());
    assertThatThrownBy(() -> requester.request(peer, PROTOCOL, new byte[3], 5))
        .isInstanceOf(IOException.class)
        .hasMessage("waiting for the peer's bytes took too long");
  }

  @Test
  void a_chunk_too_many_is_the_peers_fault() {
    responder.respond(
        PROTOCOL,
        (_, _, response) -> {
          response.chunk(new byte[] {1});
          response.chunk(new byte[] {2});
        });
    assertThatThrownBy(() -> requester.request(peer, PROTOCOL, new byte[3], 1))
        .isInstanceOf(MalformedResponseException.class)
        .hasMessage("bad response of peer %s: response has more than 1 chunks", peer);
  }

  @Test
  void garbage_for_a_response_is_the_peers_fault() {
    answering.handle(PROTOCOL.name(), stream -> stream.write(new byte[] {0, 5, 1, 2, 3}));
    assertThatThrownBy(() -> requester.request(peer, PROTOCOL, new byte[3], 1))
        .isInstanceOf(MalformedResponseException.class);
  }

  @Test
  void garbage_for_a_request_is_answered_as_invalid() throws Exception {
    responder.respond(PROTOCOL, (_, request, response) -> response.chunk(request));
    try (DuplexStream stream = asking.open(peer, List.of(PROTOCOL.name()))) {
      stream.deadline(TestHosts.PATIENCE);
      stream.write(new byte[] {(byte) 0xff, (byte) 0xff, (byte) 0xff, (byte) 0xff, 0x7f});
      stream.closeWrite();
      assertThat(stream.read().orElseThrow()[0])
          .isEqualTo((byte) ResponseCode.INVALID_REQUEST.code());
    }
    assertThat(requester.request(peer, PROTOCOL, new byte[] {9}, 1))
        .containsExactly(new byte[] {9});
  }

  @Test
  void a_request_longer_than_its_type_is_refused_by_its_announced_length() throws Exception {
    responder.respond(PROTOCOL, (_, request, response) -> response.chunk(request));
    assertThat(requester.request(peer, PROTOCOL, new byte[PROTOCOL.maxRequest()], 1)).hasSize(1);
    try (DuplexStream stream = asking.open(peer, List.of(PROTOCOL.name()))) {
      stream.deadline(TestHosts.PATIENCE);
      stream.write(Varint.encode(PROTOCOL.maxRequest() + 1));
      assertThat(stream.read().orElseThrow()[0])
          .isEqualTo((byte) ResponseCode.INVALID_REQUEST.code());
    }
  }

  @Test
  void requests_faster_than_their_rate_are_turned_away_until_time_has_passed() throws Exception {
    responder.respond(PROTOCOL, (_, request, response) -> response.chunk(request));
    for (int i = 0; i < RATE.burst(); i++) {
      assertThat(isServed()).isTrue();
    }
    assertThat(isServed()).isFalse();
    now = now.plusSeconds(3);
    assertThat(List.of(isServed(), isServed(), isServed())).containsExactly(true, true, false);
    assertThat(responder.refused()).isEqualTo(2);
  }

  @Test
  void a_peer_that_goes_on_however_often_it_is_refused_is_cut_off() throws Exception {
    responder.respond(PROTOCOL, (_, request, response) -> response.chunk(request));
    await("the end of its patience", () -> !isServedOrRefused());
    await("the end of the connection", () -> answering.peers().isEmpty());
    assertThat(responder.refused()).isBetween((long) RATE.burst(), 2L * RATE.burst());
  }

  @Test
  void a_request_that_never_ends_is_reset() throws Exception {
    responder.respond(PROTOCOL, (_, request, response) -> response.chunk(request));
    try (DuplexStream stream = asking.open(peer, List.of(PROTOCOL.name()))) {
      stream.deadline(TestHosts.PATIENCE);
      byte[] request = RequestDecoder.encode(new byte[100]);
      stream.write(Arrays.copyOf(request, request.length - 1));
      assertThatThrownBy(stream::read)
          .isInstanceOf(IOException.class)
          .hasMessage("the peer reset the stream");
    }
  }

  @Test
  void a_request_is_answered_without_a_half_close() throws Exception {
    responder.respond(PROTOCOL, (_, request, response) -> response.chunk(request));
    try (DuplexStream stream = asking.open(peer, List.of(PROTOCOL.name()))) {
      stream.deadline(TestHosts.PATIENCE);
      stream.write(RequestDecoder.encode(new byte[] {5, 6}));
      assertThat(stream.read()).contains(ResponseChunk.success(new byte[] {5, 6}).encode());
    }
  }

  @Test
  void a_request_waits_for_a_place_that_others_hold() throws Exception {
    var serving = new AtomicInteger();
    var served = new ReqResp(answering, PATIENT, () -> now);
    served.respond(
        PROTOCOL,
        (_, request, response) -> {
          serving.incrementAndGet();
          release.await();
          response.chunk(request);
        });
    Host holder = hosts.start(2);
    holder.dial(answering.multiaddr());
    var holding = new ReqResp(holder, PATIENT, () -> now);
    for (int i = 0; i < PATIENT.maxServed(); i++) {
      Thread.startVirtualThread(() -> requestQuietly(holding));
    }
    await("all places taken", () -> serving.get() == PATIENT.maxServed());
    Thread.startVirtualThread(() -> {
      if (requestQuietly(new ReqResp(asking, PATIENT, () -> now))) {
        serving.set(-1);
      }
    });
    await("a request in the queue", () -> served.waiting() == 1);

    release.countDown();

    await("its answer", () -> serving.get() == -1);
    assertThat(served.refused()).isZero();
  }

  @Test
  void requests_beyond_the_limit_of_one_peer_are_turned_away() throws Exception {
    var serving = new AtomicInteger();
    responder.respond(
        PROTOCOL,
        (_, request, response) -> {
          serving.incrementAndGet();
          release.await();
          response.chunk(request);
        });
    for (int i = 0; i < LIMITS.maxPerPeer(); i++) {
      Thread.startVirtualThread(() -> requestQuietly(requester));
    }
    await("both are served", () -> serving.get() == LIMITS.maxPerPeer());
    assertThatThrownBy(() -> requester.request(peer, PROTOCOL, new byte[3], 1))
        .isInstanceOfSatisfying(
            ErrorResponseException.class,
            e -> assertThat(e.text()).isEqualTo("at most 2 requests at once are served"));
    release.countDown();
    await("room again", this::isServed);
  }

  @Test
  void a_peer_that_leaves_in_the_middle_ends_the_request() throws Exception {
    answering.handle(
        PROTOCOL.name(),
        stream -> {
          stream.write(ResponseChunk.success(new byte[] {1}).encode());
          release.await();
        });
    List<byte[]> chunks = new ArrayList<>();
    assertThatThrownBy(() ->
            requester.request(
                peer,
                PROTOCOL,
                new byte[3],
                5,
                chunk -> {
                  chunks.add(chunk);
                  asking.disconnect(peer, "test");
                }))
        .isInstanceOf(IOException.class);
    assertThat(chunks).hasSize(1);
  }

  private boolean requestQuietly(ReqResp from) {
    try {
      return !from.request(peer, PROTOCOL, new byte[1], 1).isEmpty();
    } catch (IOException | InterruptedException _) {
      // Its time may run out; only that it is being served matters.
      return false;
    }
  }

  private boolean isServed() throws Exception {
    try {
      return !requester.request(peer, PROTOCOL, new byte[3], 1).isEmpty();
    } catch (ErrorResponseException _) {
      return false;
    }
  }

  private boolean isServedOrRefused() throws InterruptedException {
    try {
      return !requester.request(peer, PROTOCOL, new byte[3], 1).isEmpty();
    } catch (ErrorResponseException _) {
      return true;
    } catch (IOException _) {
      return false;
    }
  }

  private static String text(byte[] bytes) {
    return new String(bytes, UTF_8);
  }
}
