package org.leannet.p2p.transport;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.IOException;
import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.MessageDigest;
import java.security.PrivateKey;
import java.security.SecureRandom;
import java.security.cert.X509Certificate;
import java.security.spec.ECGenParameterSpec;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Date;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.DEROctetString;
import org.bouncycastle.asn1.DERSequence;
import org.bouncycastle.asn1.x500.RDN;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.SubjectKeyIdentifier;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.jce.provider.BouncyCastleProvider;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import org.leannet.identity.KeyType;
import org.leannet.identity.NodeKey;

/// Makes the certificate that binds a fresh TLS key to a node key, as libp2p's TLS handshake wants
/// it.
final class CertificateMaker {

  /// The libp2p public key extension.
  static final String EXTENSION = "1.3.6.1.4.1.53594.1.1";

  private static final byte[] SIGNED_PREFIX = "libp2p-tls-handshake:".getBytes(US_ASCII);
  private static final Duration BACKDATE = Duration.ofDays(1);
  private static final Duration VALIDITY = Duration.ofDays(365);
  private static final int KEY_ID_LENGTH = 20;
  private static final int SERIAL_BITS = 127;

  /// A TLS key and its certificate.
  record Credentials(PrivateKey key, X509Certificate certificate) {}

  private CertificateMaker() {}

  static Credentials make(NodeKey nodeKey, Instant now) {
    return make(keys -> extensionValue(nodeKey, keys.getPublic().getEncoded()), now);
  }

  /// What the extension holds, from the TLS key pair; tests break it here.
  interface ExtensionValue {
    byte[] of(KeyPair tlsKeys) throws IOException;
  }

  static Credentials make(ExtensionValue extension, Instant now) {
    try {
      var generator = KeyPairGenerator.getInstance("EC");
      generator.initialize(new ECGenParameterSpec("secp256r1"));
      KeyPair keys = generator.generateKeyPair();
      return new Credentials(keys.getPrivate(), certificate(keys, extension.of(keys), now));
    } catch (GeneralSecurityException | OperatorCreationException | IOException e) {
      throw new IllegalStateException("this Java cannot make a P-256 certificate", e);
    }
  }

  private static X509Certificate certificate(KeyPair keys, byte[] extension, Instant now)
      throws GeneralSecurityException, OperatorCreationException, IOException {
    var nobody = new X500Name(new RDN[0]);
    var builder =
        new JcaX509v3CertificateBuilder(
            nobody,
            new BigInteger(SERIAL_BITS, new SecureRandom()).add(BigInteger.ONE),
            Date.from(now.minus(BACKDATE)),
            Date.from(now.plus(VALIDITY)),
            nobody,
            keys.getPublic());
    byte[] keyHash = MessageDigest.getInstance("SHA-256").digest(keys.getPublic().getEncoded());
    var keyId = new SubjectKeyIdentifier(Arrays.copyOf(keyHash, KEY_ID_LENGTH));
    builder.addExtension(Extension.subjectKeyIdentifier, false, keyId);
    builder.addExtension(new ASN1ObjectIdentifier(EXTENSION), false, extension);
    var signer = new JcaContentSignerBuilder("SHA256withECDSA").build(keys.getPrivate());
    // The JDK's own certificates must have an issuer; Bouncy Castle's need none.
    return new JcaX509CertificateConverter()
        .setProvider(new BouncyCastleProvider())
        .getCertificate(builder.build(signer));
  }

  static byte[] extensionValue(NodeKey nodeKey, byte[] tlsKey) throws IOException {
    return extensionValue(
        KeyType.SECP256K1.publicKeyMessage(nodeKey.publicKey()),
        nodeKey.signSha256Der(signedMessage(tlsKey)));
  }

  static byte[] extensionValue(byte[] publicKeyMessage, byte[] signature) throws IOException {
    var fields =
        new DEROctetString[] {new DEROctetString(publicKeyMessage), new DEROctetString(signature)};
    return new DERSequence(fields).getEncoded();
  }

  /// What the node key signs: a fixed prefix and the TLS public key.
  static byte[] signedMessage(byte[] tlsKey) {
    byte[] message = Arrays.copyOf(SIGNED_PREFIX, SIGNED_PREFIX.length + tlsKey.length);
    System.arraycopy(tlsKey, 0, message, SIGNED_PREFIX.length, tlsKey.length);
    return message;
  }
}
