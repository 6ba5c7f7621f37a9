package org.leannet.p2p.transport;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.leannet.p2p.transport.TestHosts.await;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.security.KeyPair;
import java.security.cert.Certificate;
import java.security.cert.CertificateException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1Integer;
import org.bouncycastle.asn1.DEROctetString;
import org.bouncycastle.asn1.DERSequence;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.leannet.identity.KeyType;
import org.leannet.identity.NodeKey;

class BadCertificateTest {

  private static final NodeKey KEY = TestHosts.key(9);

  private final TestHosts hosts = new TestHosts();

  @AfterEach
  void close() {
    hosts.close();
  }

  /// Each extension that must be refused, with the reason.
  private static final Map<String, CertificateMaker.ExtensionValue> BAD =
      Map.of(
          "the peer's node key did not sign its TLS key",
          BadCertificateTest::wrongSignature,
          "the peer's identity is no secp256k1 key message",
          keys -> CertificateMaker.extensionValue(ed25519(), signature(keys)),
          "the peer's libp2p extension is no DER",
          BadCertificateTest::trailing,
          "the peer's libp2p extension is no sequence of two",
          keys -> new DERSequence(new DEROctetString(signature(keys))).getEncoded(),
          "the peer's libp2p extension holds other than octet strings",
          keys -> sequence(new DEROctetString(message(KEY)), new ASN1Integer(5)));

  @TestFactory
  Stream<DynamicTest> are_refused_with_the_reason() {
    return BAD.entrySet().stream()
        .map(bad ->
            DynamicTest.dynamicTest(bad.getKey(), () -> check(bad.getKey(), bad.getValue())));
  }

  private static void check(String reason, CertificateMaker.ExtensionValue extension) {
    Certificate certificate = CertificateMaker.make(extension, Instant.now()).certificate();
    assertThatThrownBy(() -> PeerCertificate.verify(new Certificate[] {certificate}))
        .isInstanceOf(CertificateException.class)
        .hasMessage(reason);
  }

  @Test
  void a_good_certificate_gives_the_peer_id_and_two_do_not() throws Exception {
    Certificate certificate = CertificateMaker.make(KEY, Instant.now()).certificate();
    assertThat(PeerCertificate.verify(new Certificate[] {certificate})).isEqualTo(KEY.peerId());
    assertThatThrownBy(() -> PeerCertificate.verify(new Certificate[] {certificate, certificate}))
        .hasMessage("a peer sends exactly one certificate, this one sent 2");
  }

  @Test
  void a_certificate_of_another_key_pair_is_not_signed_by_its_own() throws Exception {
    List<NodeKey> keys = List.of(TestHosts.key(1), TestHosts.key(2));
    byte[] first = CertificateMaker.make(keys.get(0), Instant.now()).certificate().getEncoded();
    byte[] forged = first.clone();
    forged[forged.length - 1] ^= 1;
    Certificate certificate = new WireCertificate(forged);
    assertThatThrownBy(() -> PeerCertificate.verify(new Certificate[] {certificate}))
        .isInstanceOf(CertificateException.class)
        .hasMessageContaining("peer's certificate");
  }

  @Test
  void a_dialled_peer_with_a_bad_certificate_is_refused_with_the_reason() throws Exception {
    Host host = hosts.start(0);
    String reason = "the peer's node key did not sign its TLS key";
    try (var bad = new RawPeer(KEY, BadCertificateTest::wrongSignature)) {
      assertThatThrownBy(() -> host.dial(bad.multiaddr()))
          .isInstanceOf(IOException.class)
          .hasMessage("cannot connect to %s: %s", bad.multiaddr(), reason);
    }
    assertThat(host.peers()).isEmpty();
  }

  @Test
  void a_dialler_with_a_bad_certificate_is_not_let_in_and_others_still_are() throws Exception {
    Host host = hosts.create(0);
    List<ConnectionEvent> events = TestHosts.eventsOf(host);
    host.start();
    try (var bad = new RawPeer(KEY, BadCertificateTest::trailing)) {
      Connection connection = bad.connect(host);
      assertThat(connection.awaitClosed(TestHosts.PATIENCE)).isTrue();
    }
    Host good = hosts.start(1);
    good.dial(host.multiaddr());
    await("the good one", () -> !events.isEmpty());
    assertThat(events).extracting(ConnectionEvent::peer).containsOnly(good.peerId());
  }

  private static byte[] message(NodeKey key) {
    return KeyType.SECP256K1.publicKeyMessage(key.publicKey());
  }

  private static byte[] ed25519() {
    return KeyType.ED25519.publicKeyMessage(new byte[32]);
  }

  private static byte[] tlsKey(KeyPair keys) {
    return keys.getPublic().getEncoded();
  }

  private static byte[] signature(KeyPair keys) {
    return KEY.signSha256Der(CertificateMaker.signedMessage(tlsKey(keys)));
  }

  private static byte[] sequence(ASN1Encodable... fields) throws IOException {
    return new DERSequence(fields).getEncoded();
  }

  /// Signs the TLS key without the prefix that a handshake must have.
  private static byte[] wrongSignature(KeyPair keys) throws IOException {
    return CertificateMaker.extensionValue(message(KEY), KEY.signSha256Der(tlsKey(keys)));
  }

  private static byte[] trailing(KeyPair keys) throws IOException {
    var out = new ByteArrayOutputStream();
    out.writeBytes(CertificateMaker.extensionValue(message(KEY), signature(keys)));
    out.write(0);
    return out.toByteArray();
  }
}
