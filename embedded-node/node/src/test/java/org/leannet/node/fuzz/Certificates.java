package org.leannet.node.fuzz;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PublicKey;
import java.security.cert.Certificate;
import java.security.cert.CertificateException;
import java.security.spec.ECGenParameterSpec;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.DEROctetString;
import org.bouncycastle.asn1.DERSequence;
import org.bouncycastle.asn1.x500.RDN;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import org.leannet.identity.NodeKey;
import org.leannet.identity.PeerId;
import org.leannet.p2p.transport.PeerCertificate;

/// TLS certificates of libp2p. Made here and not by the transport, so that a mistake there is not
/// made twice.
final class Certificates {
  private static final NodeKey KEY = NodeKey.derive(new byte[NodeKey.LENGTH], "certificate");
  private static final String EXTENSION = "1.3.6.1.4.1.53594.1.1";

  /// A check of two signatures with big numbers.
  private static final int SIGNATURE_CHECKS = 1 << 15;

  private static final Duration MANY_DAYS = Duration.ofDays(36_500);

  private Certificates() {}

  static Target<PeerId> target() {
    return Target.<PeerId>loose(
            "tls certificate",
            (input, _) -> {
              PeerId peer = PeerCertificate.verify(new Certificate[] {new OnWire(input)});
              if (!peer.equals(KEY.peerId())) {
                throw new AssertionError("a damaged certificate proves to be of " + peer);
              }
              return peer;
            },
            CertificateException.class,
            List.of(certificate()))
        .allocating(SIGNATURE_CHECKS);
  }

  private static byte[] certificate() {
    try {
      var generator = KeyPairGenerator.getInstance("EC");
      generator.initialize(new ECGenParameterSpec("secp256r1"));
      KeyPair keys = generator.generateKeyPair();
      var nobody = new X500Name(new RDN[0]);
      var builder =
          new JcaX509v3CertificateBuilder(
              nobody,
              BigInteger.ONE,
              Date.from(Instant.EPOCH),
              Date.from(Instant.EPOCH.plus(MANY_DAYS)),
              nobody,
              keys.getPublic());
      builder.addExtension(
          new ASN1ObjectIdentifier(EXTENSION), false, proof(keys.getPublic().getEncoded()));
      return builder
          .build(new JcaContentSignerBuilder("SHA256withECDSA").build(keys.getPrivate()))
          .getEncoded();
    } catch (GeneralSecurityException | OperatorCreationException | IOException e) {
      throw new AssertionError("this Java cannot make a P-256 certificate", e);
    }
  }

  private static byte[] proof(byte[] tlsKey) throws IOException {
    var signed = new ByteArrayOutputStream();
    signed.writeBytes("libp2p-tls-handshake:".getBytes(US_ASCII));
    signed.writeBytes(tlsKey);
    var keyMessage = new ByteArrayOutputStream();
    keyMessage.writeBytes(new byte[] {8, 2, 18, 33});
    keyMessage.writeBytes(KEY.publicKey());
    return new DERSequence(
            new DEROctetString[] {
              new DEROctetString(keyMessage.toByteArray()),
              new DEROctetString(KEY.signSha256Der(signed.toByteArray()))
            })
        .getEncoded();
  }

  /// A certificate that is only its bytes, as the TLS library hands it over.
  private static final class OnWire extends Certificate {
    private static final long serialVersionUID = 1;
    private final byte[] bytes;

    OnWire(byte[] bytes) {
      super("X.509");
      this.bytes = bytes;
    }

    @Override
    public byte[] getEncoded() {
      return bytes;
    }

    @Override
    public void verify(PublicKey key) {
      throw new UnsupportedOperationException();
    }

    @Override
    public void verify(PublicKey key, String provider) {
      throw new UnsupportedOperationException();
    }

    @Override
    public PublicKey getPublicKey() {
      throw new UnsupportedOperationException();
    }

    @Override
    public String toString() {
      return "bytes";
    }
  }
}
