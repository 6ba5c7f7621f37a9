package org.leannet.launcher.runtime.docker.daemon;

import com.github.dockerjava.api.async.ResultCallback;
import java.io.Closeable;
import java.io.IOException;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;

/// The replies of a daemon that come one after another. Each is given to the consumer, on the
/// thread that reads them; [#await] waits for the last one.
public final class Replies<T> implements ResultCallback<T> {
  private static final Closeable NOTHING = () -> {};

  private final Consumer<T> consumer;
  private final CountDownLatch ended = new CountDownLatch(1);
  private final AtomicReference<Optional<Throwable>> problem =
      new AtomicReference<>(Optional.empty());
  private final AtomicReference<Closeable> source = new AtomicReference<>(NOTHING);

  /// @param consumer takes each reply
  public Replies(Consumer<T> consumer) {
    this.consumer = consumer;
  }

  @Override
  public void onStart(Closeable closeable) {
    source.set(closeable);
  }

  @Override
  public void onNext(T reply) {
    consumer.accept(reply);
  }

  @Override
  public void onError(Throwable throwable) {
    problem.updateAndGet(first -> first.or(() -> Optional.of(throwable)));
    ended.countDown();
  }

  @Override
  public void onComplete() {
    ended.countDown();
  }

  @Override
  public void close() throws IOException {
    source.getAndSet(NOTHING).close();
  }

  /// Returns after the last reply. When it is interrupted, the rest of them is given up.
  public void await() throws InterruptedException {
    try {
      ended.await();
    } finally {
      closeQuietly();
    }
    var failure = problem.get();
    if (failure.isPresent()) {
      throw rethrown(failure.get());
    }
  }

  private static RuntimeException rethrown(Throwable failure) {
    return switch (failure) {
      case RuntimeException e -> e;
      case Error e -> throw e;
      case Throwable e -> new IllegalStateException(e);
    };
  }

  private void closeQuietly() {
    try {
      close();
    } catch (IOException e) {
      // The connection is given up: how it ends is of no interest any more.
    }
  }
}
