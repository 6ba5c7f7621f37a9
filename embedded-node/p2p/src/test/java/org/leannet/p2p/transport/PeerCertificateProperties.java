package org.leannet.p2p.transport;

import static org.assertj.core.api.Assertions.assertThat;

import java.security.cert.Certificate;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.Arrays;
import java.util.Random;
import java.util.stream.LongStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.leannet.identity.NodeKey;
import org.leannet.identity.PeerId;

class PeerCertificateProperties {

  static LongStream seeds() {
    return LongStream.range(0, Long.getLong("seeds", 20));
  }

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  void a_damaged_certificate_is_refused_or_still_names_its_maker(long seed) throws Exception {
    var random = new Random(seed);
    NodeKey key = TestHosts.key(random.nextInt(100));
    X509Certificate whole = CertificateMaker.make(key, Instant.now()).certificate();
    for (int i = 0; i < 50; i++) {
      var damaged = new WireCertificate(damage(whole.getEncoded(), random));
      try {
        PeerId found = PeerCertificate.verify(new Certificate[] {damaged});
        assertThat(found).isEqualTo(key.peerId());
      } catch (CertificateException e) {
        assertThat(e).hasMessageContaining("peer");
      }
    }
  }

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  void an_extension_of_random_bytes_is_refused(long seed) {
    var random = new Random(seed);
    byte[] value = new byte[random.nextInt(200)];
    random.nextBytes(value);
    Certificate certificate = CertificateMaker.make(_ -> value, Instant.now()).certificate();
    assertThat(refuses(certificate)).isTrue();
  }

  private static boolean refuses(Certificate certificate) {
    try {
      var _ = PeerCertificate.verify(new Certificate[] {certificate});
      return false;
    } catch (CertificateException _) {
      return true;
    }
  }

  /// One to four changed bytes, and sometimes an end that is missing.
  private static byte[] damage(byte[] bytes, Random random) {
    byte[] damaged =
        random.nextInt(4) == 0 ? Arrays.copyOf(bytes, random.nextInt(bytes.length)) : bytes.clone();
    for (int i = 0; damaged.length > 0 && i <= random.nextInt(4); i++) {
      damaged[random.nextInt(damaged.length)] = (byte) random.nextInt();
    }
    return damaged;
  }
}
