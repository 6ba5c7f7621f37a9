package org.leannet.p2p.pubsub;

import static org.assertj.core.api.Assertions.assertThat;
import static org.leannet.p2p.transport.TestHosts.await;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.leannet.p2p.transport.DuplexStream;
import org.leannet.p2p.transport.Host;
import org.leannet.p2p.transport.TestHosts;
import org.leannet.p2p.wire.FrameReader;
import org.leannet.p2p.wire.Varint;
import org.leannet.p2p.wire.WireException;

class FrameIntakeTest {
  private static final String FRAMES = "/test/frames/1";
  private static final int LIMIT = 128 << 10;
  private static final Duration SHORT = Duration.ofSeconds(2);

  private final TestHosts hosts = new TestHosts();
  private final FrameIntake.Budget budget = new FrameIntake.Budget(LIMIT);
  private final List<Integer> frames = new CopyOnWriteArrayList<>();
  private final List<String> failures = new CopyOnWriteArrayList<>();
  private volatile Duration patience = SHORT;
  private Host reader;
  private Host writer;

  @BeforeEach
  void connect() throws Exception {
    reader = hosts.create(0);
    reader.handle(FRAMES, this::read);
    reader.start();
    writer = hosts.start(1);
    writer.dial(reader.multiaddr());
  }

  @AfterEach
  void close() {
    hosts.close();
  }

  private void read(DuplexStream stream) throws InterruptedException {
    try (var intake = new FrameIntake(stream, budget, patience)) {
      Optional<byte[]> frame = intake.next();
      while (frame.isPresent()) {
        frames.add(frame.get().length);
        frame = intake.next();
      }
    } catch (IOException | WireException e) {
      failures.add(String.valueOf(e.getMessage()));
    }
  }

  private DuplexStream open() throws Exception {
    DuplexStream stream = writer.open(reader.peerId(), List.of(FRAMES));
    stream.deadline(TestHosts.PATIENCE);
    return stream;
  }

  private static byte[] unfinished(int bytes) {
    byte[] prefix = Varint.encode(LIMIT * 2);
    byte[] all = new byte[prefix.length + bytes];
    System.arraycopy(prefix, 0, all, 0, prefix.length);
    return all;
  }

  @Test
  void a_stream_may_be_silent_between_frames_but_not_inside_one() throws Exception {
    DuplexStream stream = open();
    stream.write(FrameReader.frame(new byte[3]));
    await("the frame", () -> frames.equals(List.of(3)));
    long end = System.nanoTime() + SHORT.multipliedBy(2).toNanos();
    await("a pause between frames", () -> System.nanoTime() > end);
    assertThat(failures).isEmpty();

    byte[] slow = FrameReader.frame(new byte[100_000]);
    int sent = 0;
    while (failures.isEmpty() && sent < slow.length) {
      stream.write(new byte[] {slow[sent]});
      sent++;
    }
    assertThat(failures).containsExactly("waiting for the peer's bytes took too long");
  }

  @Test
  void unfinished_frames_share_one_memory_and_give_it_back() throws Exception {
    patience = Duration.ofMinutes(5);
    DuplexStream holds = open();
    holds.write(unfinished(LIMIT + PubsubLimits.FRAME_BYTES_FREE - 10));
    await("the memory taken", () -> budget.taken() > LIMIT - 100);
    DuplexStream small = open();
    small.write(FrameReader.frame(new byte[1000]));
    await("a small frame all the same", () -> frames.equals(List.of(1000)));

    holds.reset();

    await("all memory back", () -> budget.taken() == 0);
    assertThat(failures).hasSize(1);
  }

  @Test
  void the_largest_unfinished_frame_is_given_up_for_a_smaller_one() throws Exception {
    patience = Duration.ofMinutes(5);
    DuplexStream holds = open();
    holds.write(unfinished(LIMIT + PubsubLimits.FRAME_BYTES_FREE - 10));
    await("the memory taken", () -> budget.taken() > LIMIT - 100);

    DuplexStream honest = open();
    honest.write(FrameReader.frame(new byte[LIMIT / 2]));

    await("the smaller frame", () -> frames.equals(List.of(LIMIT / 2)));
    assertThat(failures).containsExactly("the stream was reset here");
    honest.closeWrite();
    await("all memory back", () -> budget.taken() == 0);
  }
}
