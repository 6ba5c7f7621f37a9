package org.leannet.launcher.cli;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import org.leannet.launcher.failure.ExitCode;

/// Ctrl-C during a launch. The first one interrupts the work, which then undoes itself; the second
/// one ends the process where it stands. The end of the terminal and `kill` count like Ctrl-C.
///
/// A shutdown hook would not do: it cannot tell a second signal, nor keep the exit code. The JDK's
/// signal class can; it is reached by name because the compiler refuses it as an API.
final class Interrupts implements AutoCloseable {
  private static final List<String> SIGNALS = List.of("INT", "TERM", "HUP");

  private final AtomicBoolean fired = new AtomicBoolean();
  private final List<Runnable> restore = new ArrayList<>();
  private final Thread worker = Thread.currentThread();
  private final Console console;

  private Interrupts(Console console) {
    this.console = console;
  }

  /// Interrupts the calling thread at the first signal, until closed.
  static Interrupts watch(Console console) {
    var interrupts = new Interrupts(console);
    try {
      SIGNALS.forEach(interrupts::listen);
    } catch (IllegalStateException e) {
      // A JVM without the class ends at the first signal; `leannet clean` then removes the rest.
      console.say("leannet: Ctrl-C cannot be undone here: " + e.getMessage());
    }
    return interrupts;
  }

  private void listen(String name) {
    try {
      var signalType = Class.forName("sun.misc.Signal");
      var handlerType = Class.forName("sun.misc.SignalHandler");
      var signal = signalType.getConstructor(String.class).newInstance(name);
      var handle = signalType.getMethod("handle", signalType, handlerType);
      var handler =
          Proxy.newProxyInstance(
              handlerType.getClassLoader(), new Class<?>[] {handlerType}, this::onCall);
      var before = handle.invoke(null, signal, handler);
      restore.add(() -> put(handle, signal, before));
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException(String.valueOf(e.getMessage()), e);
    }
  }

  private static void put(Method handle, Object signal, Object handler) {
    try {
      handle.invoke(null, signal, handler);
    } catch (IllegalAccessException | InvocationTargetException e) {
      throw new IllegalStateException(e);
    }
  }

  private Object onCall(Object proxy, Method method, Object[] arguments) {
    if (!method.getName().equals("handle")) {
      throw new UnsupportedOperationException(method.getName());
    }
    fire();
    return proxy;
  }

  private void fire() {
    if (fired.getAndSet(true)) {
      console.say("leannet: left at once; `leannet clean` removes what is left over");
      Runtime.getRuntime().halt(ExitCode.INTERRUPTED.code());
    }
    console.say("leannet: interrupted; undoing (Ctrl-C again to leave at once)");
    worker.interrupt();
  }

  /// Whether a signal came.
  boolean fired() {
    return fired.get();
  }

  @Override
  public void close() {
    restore.forEach(Runnable::run);
  }
}
