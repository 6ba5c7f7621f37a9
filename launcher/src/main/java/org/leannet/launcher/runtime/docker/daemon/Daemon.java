package org.leannet.launcher.runtime.docker.daemon;

import com.github.dockerjava.api.DockerClient;
import com.github.dockerjava.api.exception.DockerException;
import com.github.dockerjava.api.model.Version;
import com.github.dockerjava.core.DockerClientImpl;
import com.github.dockerjava.core.LocalDirectorySSLConfig;
import com.github.dockerjava.core.RemoteApiVersion;
import com.github.dockerjava.transport.DockerHttpClient;
import com.github.dockerjava.zerodep.ZerodepDockerHttpClient;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.UnaryOperator;
import org.leannet.launcher.failure.ExitCode;
import org.leannet.launcher.failure.LaunchFailure;

/// A connection to a Docker daemon. Every call goes through [#call], which turns what may go wrong
/// into words.
public final class Daemon implements AutoCloseable {
  /// A daemon that lives answers its version at once, a busy one within seconds.
  private static final Duration FIRST_ANSWER = Duration.ofSeconds(10);

  private static final String START_DOCKER =
      "start Docker, or set DOCKER_HOST or DOCKER_CONTEXT; without Docker, use embedded nodes and"
          + " local programs alone (`runtime: process`)";

  private final DockerEndpoint endpoint;
  private final DockerClient client;
  private final DaemonInfo info;

  private Daemon(DockerEndpoint endpoint, DockerClient client, DaemonInfo info) {
    this.endpoint = endpoint;
    this.client = client;
    this.info = info;
  }

  /// Something asked of the daemon.
  @FunctionalInterface
  public interface Request<T> {
    /// Asks and gives the answer.
    T send(DockerClient client) throws InterruptedException;
  }

  /// Something told to the daemon.
  @FunctionalInterface
  public interface Order {
    /// Tells it.
    void send(DockerClient client) throws InterruptedException;
  }

  /// Makes a failure of what the daemon answered, where that has a meaning of its own.
  @FunctionalInterface
  public interface Words {
    /// For requests whose refusals mean nothing special.
    Words NONE = _ -> Optional.empty();

    /// The failure, if this answer is one that is known.
    Optional<LaunchFailure> of(DockerException answer);
  }

  /// Connects, and agrees on an API version. Fails with exit code 3 when nothing answers.
  public static Daemon open(DockerEndpoint endpoint) throws InterruptedException {
    return open(endpoint, UnaryOperator.identity());
  }

  /// Connects through what `wrap` makes of the transport: how tests break a connection on purpose.
  public static Daemon open(DockerEndpoint endpoint, UnaryOperator<DockerHttpClient> wrap)
      throws InterruptedException {
    var transport = wrap.apply(transport(endpoint));
    try {
      var probe =
          DockerClientImpl.getInstance(
              new ClientConfig(endpoint.host(), RemoteApiVersion.unknown()), transport);
      var found = firstAnswer(endpoint, () -> probe.versionCmd().exec());
      var version = negotiate(endpoint, found);
      var client =
          DockerClientImpl.getInstance(
              new ClientConfig(
                  endpoint.host(), RemoteApiVersion.create(version.major(), version.minor())),
              transport);
      return new Daemon(
          endpoint,
          client,
          new DaemonInfo(
              String.valueOf(found.getVersion()),
              version.toString(),
              String.valueOf(found.getOperatingSystem()),
              String.valueOf(found.getArch())));
    } catch (LaunchFailure | InterruptedException e) {
      closeQuietly(transport);
      throw e;
    }
  }

  private static DockerHttpClient transport(DockerEndpoint endpoint) {
    var builder =
        new ZerodepDockerHttpClient.Builder()
            .dockerHost(endpoint.host())
            .connectionTimeout(FIRST_ANSWER);
    try {
      endpoint
          .certificates()
          .ifPresent(folder -> builder.sslConfig(new LocalDirectorySSLConfig(folder.toString())));
      return builder.build();
    } catch (RuntimeException e) {
      throw new LaunchFailure(
          ExitCode.DOCKER_UNREACHABLE,
          "the certificates for the Docker daemon at %s cannot be used: %s"
              .formatted(endpoint, DaemonWords.reason(e)),
          "check ca.pem, cert.pem and key.pem",
          e);
    }
  }

  private static Version firstAnswer(DockerEndpoint endpoint, Callable<Version> question)
      throws InterruptedException {
    var threads = Executors.newVirtualThreadPerTaskExecutor();
    try {
      return threads.submit(question).get(FIRST_ANSWER.toSeconds(), TimeUnit.SECONDS);
    } catch (TimeoutException e) {
      throw unreachable(endpoint, "no answer in " + FIRST_ANSWER.toSeconds() + "s", e);
    } catch (ExecutionException e) {
      throw unreachable(endpoint, DaemonWords.reason(e), e);
    } finally {
      threads.shutdownNow();
    }
  }

  private static LaunchFailure unreachable(
      DockerEndpoint endpoint, String reason, Exception cause) {
    return new LaunchFailure(
        ExitCode.DOCKER_UNREACHABLE,
        "no Docker daemon answers at %s: %s".formatted(endpoint, reason),
        DaemonWords.advice(reason).orElse(START_DOCKER),
        cause);
  }

  private static ApiVersion negotiate(DockerEndpoint endpoint, Version found) {
    var newest = ApiVersion.parse(String.valueOf(found.getApiVersion()));
    var oldest =
        Optional.ofNullable(found.getMinAPIVersion())
            .flatMap(ApiVersion::parse)
            .orElse(ApiVersion.OLDEST);
    return newest
        .flatMap(version -> ApiVersion.negotiate(oldest, version))
        .orElseThrow(() ->
            new LaunchFailure(
                ExitCode.DOCKER_UNREACHABLE,
                "the Docker daemon at %s speaks API %s, and leannet needs %s or newer"
                    .formatted(endpoint, found.getApiVersion(), ApiVersion.OLDEST),
                "update it to Docker 20.10 or newer"));
  }

  /// Where the daemon is.
  public DockerEndpoint endpoint() {
    return endpoint;
  }

  /// What the daemon is.
  public DaemonInfo info() {
    return info;
  }

  /// Asks the daemon. A lost connection, and whatever `words` has no words for, become a
  /// [LaunchFailure].
  ///
  /// @param what what is being done, as in "cannot {what}"
  public <T> T call(String what, Request<T> request, Words words) throws InterruptedException {
    try {
      return request.send(client);
    } catch (DockerException e) {
      throw words.of(e).orElseGet(() -> refused(what, e));
    } catch (LaunchFailure e) {
      throw e;
    } catch (RuntimeException e) {
      if (Thread.interrupted() || DaemonWords.isInterrupt(e)) {
        throw interrupted(e);
      }
      throw lost(what, e);
    }
  }

  /// Asks the daemon something that has no failures of its own.
  public <T> T call(String what, Request<T> request) throws InterruptedException {
    return call(what, request, Words.NONE);
  }

  /// Tells the daemon something.
  public void tell(String what, Order order, Words words) throws InterruptedException {
    call(
        what,
        docker -> {
          order.send(docker);
          return true;
        },
        words);
  }

  /// Tells the daemon something that has no failures of its own.
  public void tell(String what, Order order) throws InterruptedException {
    tell(what, order, Words.NONE);
  }

  private static InterruptedException interrupted(RuntimeException cause) {
    var interrupted = new InterruptedException("interrupted while the Docker daemon was asked");
    interrupted.initCause(cause);
    return interrupted;
  }

  private static LaunchFailure refused(String what, DockerException answer) {
    var message = DaemonWords.message(answer);
    return new LaunchFailure(
        ExitCode.NOT_READY,
        "cannot %s: the Docker daemon says: %s".formatted(what, message),
        DaemonWords.advice(message).orElse(""),
        answer);
  }

  private LaunchFailure lost(String what, RuntimeException cause) {
    return new LaunchFailure(
        ExitCode.DOCKER_UNREACHABLE,
        "cannot %s: the Docker daemon at %s does not answer any more: %s"
            .formatted(what, endpoint, DaemonWords.reason(cause)),
        "when it is back, `leannet clean` removes what was left behind",
        cause);
  }

  private static void closeQuietly(AutoCloseable connection) {
    try {
      connection.close();
    } catch (Exception e) {
      // It never was of use; the failure that is on its way says more.
    }
  }

  @Override
  public void close() {
    try {
      client.close();
    } catch (IOException e) {
      // Nothing is lost with a connection that does not close.
    }
  }
}
