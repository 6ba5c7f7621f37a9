package org.leannet.launcher.runtime.docker;

import com.github.dockerjava.transport.DockerHttpClient;
import java.io.Closeable;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.net.SocketException;
import java.util.concurrent.atomic.AtomicInteger;

/// A way to the daemon that breaks at one request: before the daemon gets it, or after it has
/// answered. From then on it works again, or never does.
///
/// It stands in for the transport by its calls' names alone: the types of its requests drag
/// annotations along that are on nobody's class path.
final class BrokenTransport implements InvocationHandler {
  /// When the connection breaks.
  enum Moment {
    BEFORE,
    AFTER
  }

  private final DockerHttpClient whole;
  private final int breaking;
  private final Moment moment;
  private final boolean forGood;
  private final AtomicInteger requests = new AtomicInteger();

  /// @param breaking the number of the request that breaks, counted from 1
  BrokenTransport(DockerHttpClient whole, int breaking, Moment moment, boolean forGood) {
    this.whole = whole;
    this.breaking = breaking;
    this.moment = moment;
    this.forGood = forGood;
  }

  /// Itself, as a transport.
  DockerHttpClient transport() {
    return (DockerHttpClient)
        Proxy.newProxyInstance(
            DockerHttpClient.class.getClassLoader(), new Class<?>[] {DockerHttpClient.class}, this);
  }

  /// Whether it came so far.
  boolean broke() {
    return requests.get() >= breaking;
  }

  @Override
  public Object invoke(Object proxy, Method method, Object[] arguments) throws Throwable {
    if (!method.getName().equals("execute")) {
      return forward(method, arguments);
    }
    var number = requests.incrementAndGet();
    if (number != breaking && !(forGood && number > breaking)) {
      return forward(method, arguments);
    }
    if (moment == Moment.AFTER && number == breaking) {
      ((Closeable) forward(method, arguments)).close();
    }
    throw new IllegalStateException(new SocketException("Connection reset"));
  }

  private Object forward(Method method, Object[] arguments) throws Throwable {
    try {
      return method.invoke(whole, arguments);
    } catch (InvocationTargetException e) {
      throw e.getTargetException();
    }
  }
}
