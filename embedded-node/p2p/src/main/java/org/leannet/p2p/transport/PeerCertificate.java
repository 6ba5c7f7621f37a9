package org.leannet.p2p.transport;

import java.io.IOException;
import java.security.cert.Certificate;
import java.security.cert.CertificateException;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.ASN1OctetString;
import org.bouncycastle.asn1.ASN1Primitive;
import org.bouncycastle.asn1.ASN1Sequence;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.cert.CertException;
import org.bouncycastle.cert.X509CertificateHolder;
import org.bouncycastle.operator.ContentVerifierProvider;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentVerifierProviderBuilder;
import org.leannet.identity.NodeKey;
import org.leannet.identity.PeerId;

/// Reads who a peer is from its TLS certificate, and believes it only with the node key's
/// signature.
///
/// Validity dates are not looked at: a devnet may run under a shifted clock, and the certificate is
/// made anew at each start.
public final class PeerCertificate {

  private static final ASN1ObjectIdentifier EXTENSION =
      new ASN1ObjectIdentifier(CertificateMaker.EXTENSION);

  private PeerCertificate() {}

  /// The peer whose certificate this is.
  ///
  /// @throws CertificateException when it is not one, or proves nothing
  public static PeerId verify(Certificate[] chain) throws CertificateException {
    if (chain.length != 1) {
      throw new CertificateException(
          "a peer sends exactly one certificate, this one sent " + chain.length);
    }
    X509CertificateHolder certificate = parse(chain[0]);
    byte[] tlsKey = tlsKey(certificate);
    ASN1Sequence fields = extension(certificate);
    byte[] message = octets(fields, 0);
    byte[] signature = octets(fields, 1);
    byte[] nodeKey =
        PeerId.secp256k1Key(message)
            .orElseThrow(
                () -> new CertificateException("the peer's identity is no secp256k1 key message"));
    if (!NodeKey.verifySha256Der(nodeKey, CertificateMaker.signedMessage(tlsKey), signature)) {
      throw new CertificateException("the peer's node key did not sign its TLS key");
    }
    checkSelfSignature(certificate);
    return PeerId.fromPublicKey(nodeKey);
  }

  /// Parsed here and not by the JDK, which refuses the empty issuer that Lean clients write.
  private static X509CertificateHolder parse(Certificate certificate) throws CertificateException {
    try {
      return new X509CertificateHolder(certificate.getEncoded());
    } catch (IOException | RuntimeException e) {
      throw new CertificateException("the peer's certificate is no DER", e);
    }
  }

  private static byte[] tlsKey(X509CertificateHolder certificate) throws CertificateException {
    try {
      return certificate.getSubjectPublicKeyInfo().getEncoded();
    } catch (IOException e) {
      throw new CertificateException("the peer's TLS key is no DER", e);
    }
  }

  private static ASN1Sequence extension(X509CertificateHolder certificate)
      throws CertificateException {
    Extension extension = certificate.getExtension(EXTENSION);
    if (extension == null) {
      throw new CertificateException("the peer's certificate has no libp2p extension");
    }
    try {
      // fromByteArray refuses bytes after the value.
      if (ASN1Primitive.fromByteArray(extension.getExtnValue().getOctets())
              instanceof ASN1Sequence fields
          && fields.size() == 2) {
        return fields;
      }
    } catch (IOException | RuntimeException e) {
      // Bouncy Castle tells bad DER by several unchecked types.
      throw new CertificateException("the peer's libp2p extension is no DER", e);
    }
    throw new CertificateException("the peer's libp2p extension is no sequence of two");
  }

  private static byte[] octets(ASN1Sequence fields, int index) throws CertificateException {
    if (fields.getObjectAt(index) instanceof ASN1OctetString octets) {
      return octets.getOctets();
    }
    throw new CertificateException("the peer's libp2p extension holds other than octet strings");
  }

  private static void checkSelfSignature(X509CertificateHolder certificate)
      throws CertificateException {
    boolean valid;
    try {
      ContentVerifierProvider own =
          new JcaContentVerifierProviderBuilder().build(certificate.getSubjectPublicKeyInfo());
      valid = certificate.isSignatureValid(own);
    } catch (OperatorCreationException | CertException | RuntimeException e) {
      throw new CertificateException("the signature of the peer's certificate is unknown", e);
    }
    if (!valid) {
      throw new CertificateException("the peer's certificate is not signed by its own key");
    }
  }
}
