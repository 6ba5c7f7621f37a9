package org.leannet.p2p.wire;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.IntFunction;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.leannet.p2p.wire.GossipRpc.Control;
import org.leannet.p2p.wire.GossipRpc.Graft;
import org.leannet.p2p.wire.GossipRpc.IDontWant;
import org.leannet.p2p.wire.GossipRpc.IHave;
import org.leannet.p2p.wire.GossipRpc.IWant;
import org.leannet.p2p.wire.GossipRpc.Message;
import org.leannet.p2p.wire.GossipRpc.Prune;
import org.leannet.p2p.wire.GossipRpc.Subscription;

class WireProperties {
  private static final int ROUNDS = 200;
  private static final int LIMIT = 200_000;

  private interface Decoder {
    void decode(byte[] data) throws WireException;
  }

  static LongStream seeds() {
    return LongStream.range(0, Long.getLong("seeds", 20));
  }

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  void what_is_encoded_is_decoded(long seed) throws WireException {
    var random = new SplittableRandom(seed);
    for (int round = 0; round < ROUNDS / 10; round++) {
      long number = random.nextLong() >>> random.nextInt(Long.SIZE);
      assertThat(Varint.decode(Varint.encode(number), 0, Varint.length(number)).value())
          .isEqualTo(number);
      byte[] data = data(random, LIMIT);
      assertThat(SnappyBlock.decompress(SnappyBlock.compress(data), LIMIT)).isEqualTo(data);
      assertThat(SnappyFrame.decode(SnappyFrame.encode(data), LIMIT)).isEqualTo(data);
      assertThat(RequestDecoder.decode(RequestDecoder.encode(data), LIMIT)).isEqualTo(data);
      GossipRpc rpc = rpc(random);
      assertThat(GossipRpcCodec.decode(GossipRpcCodec.encode(rpc))).isEqualTo(rpc);
    }
  }

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  void a_response_is_the_same_however_it_is_cut(long seed) throws WireException {
    var random = new SplittableRandom(seed);
    List<ResponseChunk> chunks =
        some(random, 6, _ -> new ResponseChunk(ResponseCode.SUCCESS, octets(random, LIMIT)));
    byte[] stream = join(chunks.stream().map(ResponseChunk::encode).toList());
    var decoder = new ResponseDecoder(LIMIT, 6);
    List<ResponseChunk> decoded = new ArrayList<>();
    for (byte[] piece : cut(random, stream)) {
      decoded.addAll(decoder.feed(piece));
    }
    decoded.addAll(decoder.end());
    assertThat(decoded).isEqualTo(chunks);
  }

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  void frames_are_the_same_however_they_are_cut(long seed) throws WireException {
    var random = new SplittableRandom(seed);
    List<byte[]> frames = some(random, 20, _ -> data(random, 2000));
    var reader = new FrameReader(2000);
    List<byte[]> read = new ArrayList<>();
    for (byte[] piece : cut(random, join(frames.stream().map(FrameReader::frame).toList()))) {
      reader.feed(piece);
      for (var frame = reader.next(); frame.isPresent(); frame = reader.next()) {
        read.add(frame.get());
      }
    }
    reader.end();
    assertThat(read).containsExactlyElementsOf(frames);
  }

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  void spoilt_bytes_are_decoded_or_refused_and_nothing_else(long seed) {
    var random = new SplittableRandom(seed);
    for (int round = 0; round < ROUNDS; round++) {
      byte[] data = data(random, 3000);
      tryAll(spoil(random, SnappyBlock.compress(data)));
      tryAll(spoil(random, SnappyFrame.encode(data)));
      tryAll(spoil(random, RequestDecoder.encode(data)));
      tryAll(spoil(random, new ResponseChunk(ResponseCode.SUCCESS, Octets.of(data)).encode()));
      tryAll(spoil(random, GossipRpcCodec.encode(rpc(random))));
      tryAll(spoil(random, Multistream.encode("/meshsub/1.2.0")));
      tryAll(data);
    }
  }

  private static void tryAll(byte[] data) {
    List<Decoder> decoders =
        List.of(
            bytes -> Varint.decode(bytes, 0, bytes.length),
            bytes -> SnappyBlock.decompress(bytes, LIMIT),
            bytes -> SnappyFrame.decode(bytes, LIMIT),
            bytes -> RequestDecoder.decode(bytes, LIMIT),
            bytes -> {
              var decoder = new ResponseDecoder(LIMIT, 5);
              decoder.feed(bytes);
              decoder.end();
            },
            GossipRpcCodec::decode,
            bytes -> {
              var reader = new Multistream();
              reader.feed(bytes);
              reader.next();
            });
    for (Decoder decoder : decoders) {
      try {
        decoder.decode(data);
      } catch (WireException refused) {
        assertThat(refused).hasMessageNotContaining("null");
      }
    }
  }

  private static byte[] spoil(SplittableRandom random, byte[] good) {
    byte[] bad = Arrays.copyOf(good, good.length + Math.max(0, random.nextInt(-3, 3)));
    for (int change = random.nextInt(4); change >= 0 && bad.length > 0; change--) {
      // Headers and lengths stand at the front: half of the changes go there.
      int reach = random.nextBoolean() ? Math.min(16, bad.length) : bad.length;
      bad[random.nextInt(reach)] = (byte) random.nextInt();
    }
    return random.nextInt(4) == 0 ? Arrays.copyOf(bad, random.nextInt(bad.length + 1)) : bad;
  }

  private static GossipRpc rpc(SplittableRandom random) {
    IntFunction<Octets> id = _ -> octets(random, 40);
    return new GossipRpc(
        some(random, 3, _ -> new Subscription(random.nextBoolean(), topic(random))),
        some(random, 3, _ -> message(random)),
        new Control(
            some(random, 3, _ -> new IHave(topic(random), some(random, 5, id))),
            some(random, 3, _ -> new IWant(some(random, 5, id))),
            some(random, 3, _ -> new Graft(topic(random))),
            some(random, 3, _ -> new Prune(topic(random), random.nextLong())),
            some(random, 3, _ -> new IDontWant(some(random, 5, id)))));
  }

  private static Message message(SplittableRandom random) {
    return new Message(
        octets(random, 40),
        octets(random, 2000),
        octets(random, 8),
        topic(random),
        octets(random, 64),
        octets(random, 40));
  }

  private static String topic(SplittableRandom random) {
    return random.nextBoolean() ? "" : "/leanconsensus/ü/" + random.nextInt(1000);
  }

  private static <T> List<T> some(SplittableRandom random, int most, IntFunction<T> make) {
    return Stream.iterate(0, i -> i + 1).limit(random.nextInt(most + 1)).map(make::apply).toList();
  }

  private static Octets octets(SplittableRandom random, int most) {
    return Octets.of(data(random, most));
  }

  /// Random bytes with runs in them, so that snappy has something to shrink.
  private static byte[] data(SplittableRandom random, int most) {
    byte[] data = new byte[random.nextInt(most + 1)];
    int at = 0;
    while (at < data.length) {
      int end = Math.min(data.length, at + 1 + random.nextInt(Math.min(200, most) + 1));
      byte value = (byte) random.nextInt();
      boolean run = random.nextBoolean();
      for (; at < end; at++) {
        data[at] = run ? value : (byte) random.nextInt();
      }
    }
    return data;
  }

  private static byte[] join(List<byte[]> parts) {
    var out = new ByteArrayOutputStream();
    parts.forEach(out::writeBytes);
    return out.toByteArray();
  }

  private static List<byte[]> cut(SplittableRandom random, byte[] data) {
    List<byte[]> pieces = new ArrayList<>();
    int from = 0;
    while (from < data.length) {
      int largest = random.nextBoolean() ? 5 : 5000;
      int to = Math.min(data.length, from + 1 + random.nextInt(largest));
      pieces.add(Arrays.copyOfRange(data, from, to));
      from = to;
    }
    return pieces;
  }
}
