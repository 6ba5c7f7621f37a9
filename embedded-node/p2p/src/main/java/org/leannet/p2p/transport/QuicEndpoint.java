package org.leannet.p2p.transport;

import io.netty.bootstrap.Bootstrap;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelHandler;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.ChannelOption;
import io.netty.channel.ConnectTimeoutException;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.nio.NioIoHandler;
import io.netty.channel.socket.SocketProtocolFamily;
import io.netty.channel.socket.nio.NioDatagramChannel;
import io.netty.handler.codec.quic.Quic;
import io.netty.handler.codec.quic.QuicChannel;
import io.netty.handler.codec.quic.QuicClientCodecBuilder;
import io.netty.handler.codec.quic.QuicCodecBuilder;
import io.netty.handler.codec.quic.QuicServerCodecBuilder;
import io.netty.handler.codec.quic.QuicSslContext;
import io.netty.handler.codec.quic.QuicSslContextBuilder;
import io.netty.handler.codec.quic.QuicSslEngine;
import io.netty.handler.codec.quic.QuicStreamChannel;
import io.netty.handler.ssl.ClientAuth;
import io.netty.util.AttributeKey;
import io.netty.util.concurrent.Future;
import java.io.IOException;
import java.net.Inet4Address;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/// The UDP sockets and the QUIC codecs on them: one that listens, one that dials, one event loop
/// thread for both.
final class QuicEndpoint {

  private static final AttributeKey<PeerTrust.Dial> DIAL = AttributeKey.valueOf("leannet.dial");
  private static final String ALPN = "libp2p";

  private static final int SOCKET_BUFFER = 4 << 20;

  /// What to put on each connection and each stream.
  ///
  /// @param inbound makes the handler of a connection that a peer made
  /// @param stream prepares each stream that a peer opens
  /// @param peers hears of handshakes that fail
  /// @param openBeforeRetry how many handshakes may be open before newcomers must show where they
  ///   are
  record Handlers(
      Supplier<ChannelHandler> inbound,
      ChannelInitializer<QuicStreamChannel> stream,
      Peers peers,
      int openBeforeRetry) {}

  private final CertificateMaker.Credentials credentials;
  private final PeerTrust trust = new PeerTrust();
  private final Handshakes handshakes = new Handshakes();
  private final Handlers handlers;
  private final EventLoopGroup loop;
  private final Channel listening;
  private final Channel dialling;

  QuicEndpoint(
      InetSocketAddress listen,
      Duration idle,
      CertificateMaker.Credentials credentials,
      Handlers handlers,
      String threadName)
      throws IOException, InterruptedException {
    if (!Quic.isAvailable()) {
      throw new IOException(
          "there is no QUIC library for this platform", Quic.unavailabilityCause());
    }
    this.credentials = credentials;
    this.handlers = handlers;
    this.loop =
        new MultiThreadIoEventLoopGroup(
            1, Thread.ofPlatform().daemon().name(threadName).factory(), NioIoHandler.newFactory());
    try {
      this.listening = bind(listen, serverCodec(idle));
      this.dialling = bind(new InetSocketAddress(listen.getAddress(), 0), clientCodec(idle));
    } catch (IOException | InterruptedException | RuntimeException e) {
      stopLoop();
      throw e;
    }
  }

  InetSocketAddress address() {
    return (InetSocketAddress) listening.localAddress();
  }

  private Channel bind(InetSocketAddress address, ChannelHandler codec)
      throws IOException, InterruptedException {
    ChannelFuture bound =
        new Bootstrap()
            .group(loop)
            .channelFactory(() -> new NioDatagramChannel(family(address)))
            .option(ChannelOption.SO_RCVBUF, SOCKET_BUFFER)
            .option(ChannelOption.SO_SNDBUF, SOCKET_BUFFER)
            .handler(codec)
            .bind(address)
            .await();
    if (!bound.isSuccess()) {
      throw new IOException(
          "cannot bind UDP %s:%d: %s"
              .formatted(address.getHostString(), address.getPort(), bound.cause().getMessage()),
          bound.cause());
    }
    return bound.channel();
  }

  /// A dual-stack socket would give QUIC paths whose two ends are of different families.
  private static SocketProtocolFamily family(InetSocketAddress address) {
    return address.getAddress() instanceof Inet4Address
        ? SocketProtocolFamily.INET
        : SocketProtocolFamily.INET6;
  }

  private ChannelHandler serverCodec(Duration idle) {
    QuicSslContext context =
        QuicSslContextBuilder.forServer(credentials.key(), "", credentials.certificate())
            .trustManager(trust)
            .clientAuth(ClientAuth.REQUIRE)
            .applicationProtocols(ALPN)
            .earlyData(false)
            .build();
    return bounded(new QuicServerCodecBuilder(), idle)
        .sslContext(context)
        .handler(
            new ChannelInitializer<QuicChannel>() {
              @Override
              protected void initChannel(QuicChannel channel) {
                welcome(channel);
              }
            })
        .tokenHandler(
            new AddressTokens(
                () -> handshakes.open() >= handlers.openBeforeRetry(), System::nanoTime))
        .streamOption(ChannelOption.AUTO_READ, false)
        .streamOption(ChannelOption.ALLOW_HALF_CLOSURE, true)
        .streamHandler(handlers.stream())
        .build();
  }

  /// A peer has begun a handshake.
  private void welcome(QuicChannel channel) {
    if (!(channel.remoteSocketAddress() instanceof InetSocketAddress from)
        || !handshakes.begin(from.getAddress())) {
      handlers.peers().failed(Direction.INBOUND, false, "too many handshakes are open");
      var _ = channel.close();
      return;
    }
    channel
        .pipeline()
        .addLast(new HandshakeGuard(handshakes, from.getAddress(), handlers.peers()))
        .addLast(handlers.inbound().get());
  }

  private ChannelHandler clientCodec(Duration idle) {
    QuicSslContext context =
        QuicSslContextBuilder.forClient()
            .keyManager(credentials.key(), "", credentials.certificate())
            .trustManager(trust)
            .applicationProtocols(ALPN)
            .endpointIdentificationAlgorithm("")
            .earlyData(false)
            .build();
    return bounded(new QuicClientCodecBuilder(), idle)
        .sslEngineProvider(channel -> dialEngine(context, channel))
        .build();
  }

  private QuicSslEngine dialEngine(QuicSslContext context, QuicChannel channel) {
    QuicSslEngine engine = context.newEngine(channel.alloc());
    trust.expect(engine, channel.attr(DIAL).get());
    channel.closeFuture().addListener(_ -> trust.forget(engine));
    return engine;
  }

  private static <B extends QuicCodecBuilder<B>> B bounded(B builder, Duration idle) {
    return builder
        .maxIdleTimeout(idle.toMillis(), TimeUnit.MILLISECONDS)
        .initialMaxData(TransportLimits.CONNECTION_WINDOW)
        .initialMaxStreamDataBidirectionalLocal(TransportLimits.STREAM_WINDOW)
        .initialMaxStreamDataBidirectionalRemote(TransportLimits.STREAM_WINDOW)
        .initialMaxStreamDataUnidirectional(0)
        .initialMaxStreamsBidirectional(TransportLimits.STREAMS_PER_CONNECTION)
        .initialMaxStreamsUnidirectional(0);
  }

  /// Dials and waits for the handshake. Who answered is checked in it.
  void connect(
      InetSocketAddress address, PeerTrust.Dial dial, ConnectionHandler handler, Duration patience)
      throws IOException, InterruptedException {
    Future<QuicChannel> connected =
        QuicChannel.newBootstrap(dialling)
            .attr(DIAL, dial)
            .option(ChannelOption.CONNECT_TIMEOUT_MILLIS, (int) patience.toMillis())
            .handler(handler)
            .streamOption(ChannelOption.AUTO_READ, false)
            .streamOption(ChannelOption.ALLOW_HALF_CLOSURE, true)
            .streamHandler(handlers.stream())
            .remoteAddress(address)
            .connect();
    if (!connected.await().isSuccess()) {
      throw new IOException(reason(dial, connected.cause(), patience), connected.cause());
    }
    if (!handler.awaitSettled(patience)) {
      throw new IOException("the connection was up but not taken in");
    }
  }

  private static String reason(PeerTrust.Dial dial, Throwable cause, Duration patience) {
    if (!dial.refusal().isEmpty()) {
      return dial.refusal();
    }
    return cause instanceof ConnectTimeoutException
        ? "nobody answered within %d ms".formatted(patience.toMillis())
        : String.valueOf(cause);
  }

  /// Closes the sockets and ends the event loop's thread.
  void close() throws InterruptedException {
    listening.close().await();
    dialling.close().await();
    stopLoop();
  }

  private void stopLoop() throws InterruptedException {
    loop.shutdownGracefully(0, 2, TimeUnit.SECONDS).await();
  }
}
