package org.leannet.p2p.transport;

import java.net.Socket;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.X509ExtendedTrustManager;
import org.leannet.identity.PeerId;

/// Decides in the TLS handshake whether a peer is believed: by its libp2p extension alone, and when
/// it was dialled, by being the one that was.
final class PeerTrust extends X509ExtendedTrustManager {

  private final Map<SSLEngine, Dial> dials = new ConcurrentHashMap<>();

  /// One dialling: who must answer, and why the answer was refused.
  static final class Dial {
    private final PeerId expected;
    private volatile String refusal = "";

    Dial(PeerId expected) {
      this.expected = expected;
    }

    /// The reason, or an empty text when the certificate was not the trouble.
    String refusal() {
      return refusal;
    }
  }

  void expect(SSLEngine engine, Dial dial) {
    dials.put(engine, dial);
  }

  void forget(SSLEngine engine) {
    dials.remove(engine);
  }

  @Override
  public void checkServerTrusted(X509Certificate[] chain, String authType, SSLEngine engine)
      throws CertificateException {
    Dial dial = dials.remove(engine);
    if (dial == null) {
      throw new CertificateException("nobody dialled this peer");
    }
    try {
      PeerId found = PeerCertificate.verify(chain);
      if (!found.equals(dial.expected)) {
        throw new CertificateException("the peer that answers is " + found);
      }
    } catch (CertificateException e) {
      dial.refusal = String.valueOf(e.getMessage());
      throw e;
    }
  }

  @Override
  public void checkClientTrusted(X509Certificate[] chain, String authType, SSLEngine engine)
      throws CertificateException {
    var _ = PeerCertificate.verify(chain);
  }

  @Override
  public void checkClientTrusted(X509Certificate[] chain, String authType)
      throws CertificateException {
    throw notQuic();
  }

  @Override
  public void checkServerTrusted(X509Certificate[] chain, String authType)
      throws CertificateException {
    throw notQuic();
  }

  @Override
  public void checkClientTrusted(X509Certificate[] chain, String authType, Socket socket)
      throws CertificateException {
    throw notQuic();
  }

  @Override
  public void checkServerTrusted(X509Certificate[] chain, String authType, Socket socket)
      throws CertificateException {
    throw notQuic();
  }

  private static CertificateException notQuic() {
    return new CertificateException("peers are trusted on QUIC connections only");
  }

  @Override
  public X509Certificate[] getAcceptedIssuers() {
    return new X509Certificate[0];
  }
}
