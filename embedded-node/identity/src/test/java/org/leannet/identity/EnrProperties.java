package org.leannet.identity;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.Map;
import java.util.Random;
import java.util.stream.LongStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class EnrProperties {

  static LongStream seeds() {
    return LongStream.range(0, Long.getLong("seeds", 20));
  }

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  void a_signed_record_reads_back(long seed) throws Exception {
    var random = new Random(seed);
    Enr enr = randomRecord(random);
    Enr read = Enr.parse(enr.toString());
    assertThat(read).isEqualTo(enr);
    assertThat(read.signatureValid()).isTrue();
    assertThat(Enr.decode(enr.toRlp())).isEqualTo(enr);
  }

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  void a_damaged_record_is_refused_or_its_signature_does_not_hold(long seed) throws Exception {
    var random = new Random(seed);
    byte[] rlp = randomRecord(random).toRlp();
    for (int i = 0; i < 200; i++) {
      byte[] damaged = damage(rlp, random);
      try {
        Enr read = Enr.decode(damaged);
        assertThat(read.signatureValid()).isEqualTo(Arrays.equals(damaged, rlp));
        assertThat(read.toRlp()).isEqualTo(damaged);
        assertThat(read.dialAddress()).isNotNull();
      } catch (EnrException e) {
        assertThat(e).hasMessageContaining("node record");
      }
    }
  }

  private static Enr randomRecord(Random random) {
    byte[] ip = new byte[random.nextBoolean() ? 4 : 16];
    random.nextBytes(ip);
    byte[] extra = new byte[random.nextInt(60)];
    random.nextBytes(extra);
    try {
      return Enr.sign(
          NodeKey.derive(new byte[32], "node " + random.nextInt()),
          InetAddress.getByAddress(ip),
          1 + random.nextInt(0xffff),
          random.nextLong(),
          Map.of("extra", extra));
    } catch (UnknownHostException e) {
      throw new AssertionError(e);
    }
  }

  private static byte[] damage(byte[] bytes, Random random) {
    byte[] damaged =
        random.nextInt(4) == 0 ? Arrays.copyOf(bytes, random.nextInt(bytes.length)) : bytes.clone();
    for (int i = 0; damaged.length > 0 && i <= random.nextInt(3); i++) {
      damaged[random.nextInt(damaged.length)] = (byte) random.nextInt();
    }
    return damaged;
  }
}
