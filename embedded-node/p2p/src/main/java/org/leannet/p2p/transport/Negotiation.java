package org.leannet.p2p.transport;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.leannet.p2p.wire.Multistream;
import org.leannet.p2p.wire.WireException;
import org.leannet.p2p.wire.WireLimits;

/// Agrees on a stream's protocol by multistream-select 1.0.
final class Negotiation {

  private final QuicStream stream;
  private final Multistream messages = new Multistream();

  private Negotiation(QuicStream stream) {
    this.stream = stream;
  }

  /// The dialer's side: proposes in order. The header and the first proposal leave in one burst.
  static QuicStream propose(QuicStream stream, List<String> protocols)
      throws IOException, InterruptedException {
    var negotiation = new Negotiation(stream);
    stream.write(
        concat(Multistream.encode(Multistream.PROTOCOL), Multistream.encode(protocols.getFirst())));
    negotiation.expectHeader();
    for (int i = 0; i < protocols.size(); i++) {
      String answer = negotiation.next();
      if (answer.equals(protocols.get(i))) {
        stream.putBack(negotiation.messages.rest());
        return stream.speaking(answer);
      }
      if (!answer.equals(Multistream.NOT_AVAILABLE)) {
        throw new IOException("the peer answered '%s' to a proposed protocol".formatted(answer));
      }
      if (i + 1 < protocols.size()) {
        stream.write(Multistream.encode(protocols.get(i + 1)));
      }
    }
    throw new ProtocolNotSupportedException(stream.peer(), protocols);
  }

  /// The listener's side; empty when the dialer went away without a protocol both speak.
  static Optional<QuicStream> accept(QuicStream stream, Predicate<String> spoken)
      throws IOException, InterruptedException {
    var negotiation = new Negotiation(stream);
    negotiation.expectHeader();
    stream.write(Multistream.encode(Multistream.PROTOCOL));
    for (int i = 0; i < WireLimits.MAX_MULTISTREAM_PROPOSALS; i++) {
      Optional<String> proposal = negotiation.nextOrEnd();
      if (proposal.isEmpty()) {
        return Optional.empty();
      }
      if (spoken.test(proposal.get())) {
        stream.write(Multistream.encode(proposal.get()));
        stream.putBack(negotiation.messages.rest());
        return Optional.of(stream.speaking(proposal.get()));
      }
      stream.write(Multistream.encode(Multistream.NOT_AVAILABLE));
    }
    throw new IOException("the peer proposed too many protocols on one stream");
  }

  private void expectHeader() throws IOException, InterruptedException {
    String header = next();
    if (!header.equals(Multistream.PROTOCOL)) {
      throw new IOException("the peer negotiates by '%s'".formatted(header));
    }
  }

  private String next() throws IOException, InterruptedException {
    return nextOrEnd()
        .orElseThrow(() -> new IOException("the peer ended the stream while it was negotiated"));
  }

  private Optional<String> nextOrEnd() throws IOException, InterruptedException {
    try {
      while (true) {
        Optional<String> message = messages.next();
        if (message.isPresent()) {
          return message;
        }
        Optional<byte[]> bytes = stream.read();
        if (bytes.isEmpty()) {
          return Optional.empty();
        }
        messages.feed(bytes.get());
      }
    } catch (WireException e) {
      throw new IOException(e.getMessage(), e);
    }
  }

  private static byte[] concat(byte[] first, byte[] second) {
    var both = new byte[first.length + second.length];
    System.arraycopy(first, 0, both, 0, first.length);
    System.arraycopy(second, 0, both, first.length, second.length);
    return both;
  }
}
