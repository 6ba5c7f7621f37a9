package org.leannet.node.fuzz;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;
import org.leannet.consensus.containers.SignedAttestation;
import org.leannet.consensus.containers.SignedBlock;
import org.leannet.node.simulation.Registry;
import org.leannet.p2p.wire.FrameReader;
import org.leannet.p2p.wire.GossipPayload;
import org.leannet.p2p.wire.GossipRpc;
import org.leannet.p2p.wire.GossipRpc.Control;
import org.leannet.p2p.wire.GossipRpc.Message;
import org.leannet.p2p.wire.GossipRpcCodec;
import org.leannet.p2p.wire.Multistream;
import org.leannet.p2p.wire.Octets;
import org.leannet.p2p.wire.RequestDecoder;
import org.leannet.p2p.wire.ResponseChunk;
import org.leannet.p2p.wire.ResponseCode;
import org.leannet.p2p.wire.ResponseDecoder;
import org.leannet.p2p.wire.SnappyBlock;
import org.leannet.p2p.wire.SnappyFrame;
import org.leannet.p2p.wire.Topic;
import org.leannet.p2p.wire.Varint;
import org.leannet.p2p.wire.WireException;

/// What peers send before it is SSZ. Streams are decoded twice, whole and in random pieces, and
/// both must come to the same.
final class WireTargets {
  /// The bound on what a small input may inflate to.
  private static final int LIMIT = 256 << 10;

  private static final int MOST_CHUNKS = 16;

  /// Snappy makes up to 22 bytes of one, which are copied and hashed and come twice.
  private static final int INFLATING = 160;

  private WireTargets() {}

  static List<Target<?>> all() {
    return List.of(
        varint(),
        snappyBlock(),
        payload(),
        snappyFrame(),
        rpc(),
        frames(),
        multistream(),
        request(),
        response(),
        topic());
  }

  private static Target<Varint> varint() {
    List<byte[]> seeds = new ArrayList<>(ReferenceBytes.wire("varint", "encoded"));
    Stream.of(0L, 127L, 128L, 1L << 31, -1L).map(Varint::encode).forEach(seeds::add);
    return Target.loose(
        "varint",
        (input, _) -> {
          Varint found = Varint.decode(input, 0, input.length);
          byte[] shortest = Varint.encode(found.value());
          require(shortest.length <= found.length(), "the shortest form is not the shortest");
          require(
              Varint.decode(shortest, 0, shortest.length).value() == found.value(),
              "the value changes on its way");
          return found;
        },
        WireException.class,
        seeds);
  }

  private static Target<byte[]> snappyBlock() {
    List<byte[]> seeds = new ArrayList<>(ReferenceBytes.wire("snappy_block", "compressed"));
    plain().map(SnappyBlock::compress).forEach(seeds::add);
    return Target.loose(
            "snappy block",
            (input, _) -> {
              byte[] found = SnappyBlock.decompress(input, LIMIT);
              require(found.length <= LIMIT, "more than the limit");
              return found;
            },
            WireException.class,
            seeds)
        .allocating(INFLATING);
  }

  private static Target<GossipPayload> payload() {
    String topic = Topic.blocks("12345678").toString();
    return Target.loose(
            "gossip payload",
            (input, _) -> {
              GossipPayload found = GossipPayload.decode(topic, Octets.of(input));
              if (found.ssz().isEmpty()) {
                throw new WireException("no snappy block, but it has an id");
              }
              return found;
            },
            WireException.class,
            plain().map(SnappyBlock::compress).toList())
        .allocating(INFLATING);
  }

  private static Target<byte[]> snappyFrame() {
    List<byte[]> seeds = new ArrayList<>(ReferenceBytes.wire("snappy_frame", "framed"));
    plain().map(SnappyFrame::encode).forEach(seeds::add);
    return Target.loose(
            "snappy frame",
            (input, _) -> {
              byte[] found = SnappyFrame.decode(input, LIMIT);
              require(found.length <= LIMIT, "more than the limit");
              return found;
            },
            WireException.class,
            seeds)
        .allocating(INFLATING);
  }

  private static Target<GossipRpc> rpc() {
    List<byte[]> seeds = new ArrayList<>(ReferenceBytes.wire("gossipsub_rpc", "encoded"));
    rpcs().map(GossipRpcCodec::encode).forEach(seeds::add);
    return Target.loose(
            "gossip rpc",
            (input, _) -> {
              GossipRpc found = GossipRpcCodec.decode(input);
              GossipRpc again = GossipRpcCodec.decode(GossipRpcCodec.encode(found));
              require(found.equals(again), "the RPC changes on its way");
              return found;
            },
            WireException.class,
            seeds)
        .allocating(INFLATING);
  }

  private static Stream<GossipRpc> rpcs() {
    String topic = Topic.attestations("12345678", 3).toString();
    List<Octets> ids =
        List.of(Octets.of(new byte[20]), Octets.of("twenty bytes of an id".getBytes(UTF_8)));
    Message message = Message.anonymous(topic, Octets.of(SnappyBlock.compress(new byte[600])));
    Octets some = Octets.of(new byte[] {1, 2, 3});
    return Stream.of(
        GossipRpc.of(List.of(new GossipRpc.Subscription(true, topic))),
        GossipRpc.of(message, message),
        GossipRpc.of(new Message(some, some, some, topic, some, some)),
        GossipRpc.of(
            new Control(
                List.of(new GossipRpc.IHave(topic, ids)),
                List.of(new GossipRpc.IWant(ids)),
                List.of(new GossipRpc.Graft(topic)),
                List.of(new GossipRpc.Prune(topic, 60)),
                List.of(new GossipRpc.IDontWant(ids)))));
  }

  private static Target<List<Octets>> frames() {
    List<byte[]> seeds = new ArrayList<>();
    rpcs().map(GossipRpcCodec::encode).map(FrameReader::frame).forEach(seeds::add);
    seeds.add(join(seeds));
    return streamed("frames", WireTargets::readFrames, seeds);
  }

  private static List<Octets> readFrames(List<byte[]> pieces) throws WireException {
    var reader = new FrameReader(LIMIT);
    List<Octets> frames = new ArrayList<>();
    for (byte[] piece : pieces) {
      reader.feed(piece);
      for (var next = reader.next(); next.isPresent(); next = reader.next()) {
        frames.add(Octets.of(next.get()));
      }
    }
    reader.end();
    return frames;
  }

  private static Target<List<String>> multistream() {
    byte[] header = Multistream.encode(Multistream.PROTOCOL);
    byte[] proposal = Multistream.encode("/meshsub/1.2.0");
    return streamed(
        "multistream",
        WireTargets::readNegotiation,
        List.of(
            header,
            join(List.of(header, proposal)),
            join(List.of(header, Multistream.encode(Multistream.NOT_AVAILABLE), proposal))));
  }

  private static List<String> readNegotiation(List<byte[]> pieces) throws WireException {
    var reader = new Multistream();
    List<String> messages = new ArrayList<>();
    for (byte[] piece : pieces) {
      reader.feed(piece);
      for (Optional<String> next = reader.next(); next.isPresent(); next = reader.next()) {
        messages.add(next.get());
      }
    }
    messages.add(new String(reader.rest(), ISO_8859_1));
    return messages;
  }

  private static Target<Octets> request() {
    List<byte[]> seeds = new ArrayList<>(ReferenceBytes.wire("reqresp_request", "encoded"));
    plain().map(RequestDecoder::encode).forEach(seeds::add);
    return streamed(
        "request",
        pieces -> {
          var decoder = new RequestDecoder(LIMIT);
          for (byte[] piece : pieces) {
            decoder.feed(piece);
          }
          return Octets.of(decoder.end());
        },
        seeds);
  }

  private static Target<List<ResponseChunk>> response() {
    List<byte[]> seeds = new ArrayList<>(ReferenceBytes.wire("reqresp_response", "encoded"));
    seeds.addAll(ReferenceBytes.wire("reqresp_response_stream", "encoded"));
    List<byte[]> chunks = plain().map(ssz -> ResponseChunk.success(ssz).encode()).toList();
    seeds.addAll(chunks);
    seeds.add(join(chunks));
    seeds.add(ResponseChunk.error(ResponseCode.RESOURCE_UNAVAILABLE, "not here").encode());
    return streamed("response", WireTargets::readResponse, seeds);
  }

  private static List<ResponseChunk> readResponse(List<byte[]> pieces) throws WireException {
    var decoder = new ResponseDecoder(LIMIT, MOST_CHUNKS);
    List<ResponseChunk> chunks = new ArrayList<>();
    for (byte[] piece : pieces) {
      chunks.addAll(decoder.feed(piece));
    }
    chunks.addAll(decoder.end());
    require(chunks.size() <= MOST_CHUNKS, "too many chunks");
    return chunks;
  }

  private static Target<Topic> topic() {
    List<byte[]> seeds =
        new ArrayList<>(ReferenceBytes.texts("gossip_topic", "output", "topicString"));
    Stream.of(Topic.blocks("12345678"), Topic.attestations("12345678", 0))
        .map(each -> each.toString().getBytes(UTF_8))
        .forEach(seeds::add);
    return Target.text("topic", Topic::parse, WireException.class, seeds);
  }

  /// A decoder that is given its input in pieces.
  private interface PieceDecoder<T> {
    T decode(List<byte[]> pieces) throws WireException;
  }

  private static <T> Target<T> streamed(String name, PieceDecoder<T> decoder, List<byte[]> seeds) {
    return Target.<T>loose(
            name, (input, random) -> both(decoder, input, random), WireException.class, seeds)
        .allocating(2 * INFLATING);
  }

  private static <T> T both(PieceDecoder<T> decoder, byte[] input, RandomGenerator random)
      throws WireException {
    List<byte[]> pieces = Pieces.of(input, random);
    T whole;
    try {
      whole = decoder.decode(List.of(input));
    } catch (WireException refused) {
      requireRefusal(decoder, pieces, refused);
      throw refused;
    }
    require(whole.equals(decoder.decode(pieces)), "pieces come to something else than the whole");
    return whole;
  }

  private static <T> void requireRefusal(
      PieceDecoder<T> decoder, List<byte[]> pieces, WireException whole) {
    try {
      T found = decoder.decode(pieces);
      throw new AssertionError(
          "refused as a whole (%s), accepted in pieces: %s".formatted(whole.getMessage(), found));
    } catch (WireException alsoRefused) {
      require(alsoRefused.getMessage() != null, "a refusal without a reason");
    }
  }

  /// What payloads are: a block, a vote, much of the same, nothing, and too much.
  private static Stream<byte[]> plain() {
    Samples samples = Samples.get();
    byte[] same = new byte[70_000];
    Arrays.fill(same, (byte) 7);
    return Stream.of(
        SignedBlock.SSZ.encode(samples.blocks().getLast()),
        SignedAttestation.ssz(Registry.XMSS).encode(samples.votes().getFirst()),
        same,
        new byte[0],
        new byte[LIMIT + 1]);
  }

  private static byte[] join(List<byte[]> parts) {
    var out = new ByteArrayOutputStream();
    parts.forEach(out::writeBytes);
    return out.toByteArray();
  }

  private static void require(boolean holds, String otherwise) {
    if (!holds) {
      throw new AssertionError(otherwise);
    }
  }
}
