package org.leannet.launcher.runtime;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;

/// Where the services of one enclave run: local processes, containers.
///
/// A service is created, then started, and may be stopped and started again, with the same data,
/// until it is removed. What it is doing is always asked of the operating system or the daemon, so
/// any number of runtimes may be opened for one enclave, one after another, by different commands.
///
/// An unknown service name is a [org.leannet.launcher.failure.LaunchFailure] with exit code 2.
/// Starting what runs, stopping what has stopped and removing what is gone are harmless.
@SuppressWarnings(
    "AvoidCommonTypeNames") // the word of the trade; java.lang.Runtime is used nowhere near
public interface Runtime extends AutoCloseable {
  /// What this runtime can do.
  Capabilities capabilities();

  /// Makes what the services of the enclave share, a network for example: from then on its name and
  /// addresses are nobody else's. Called before the first [#create]; on failure nothing was made,
  /// and what was made before stays.
  void prepare() throws IOException, InterruptedException;

  /// Makes the service without starting it.
  void create(ServiceSpec spec) throws IOException, InterruptedException;

  /// Starts it; returns when it has been started, which says nothing of its health.
  void start(String service) throws IOException, InterruptedException;

  /// Asks it to end, and after the grace period ends it. A paused service is ended too.
  void stop(String service, Duration grace) throws IOException, InterruptedException;

  /// Ends it at once.
  void kill(String service) throws IOException, InterruptedException;

  /// Freezes a running service.
  void pause(String service) throws IOException, InterruptedException;

  /// Lets a paused service go on.
  void unpause(String service) throws IOException, InterruptedException;

  /// Ends it if it runs and forgets it, its log included.
  void remove(String service) throws IOException, InterruptedException;

  /// What the service is doing now.
  ServiceStatus status(String service) throws IOException, InterruptedException;

  /// All services of the enclave, by name.
  List<ServiceStatus> list() throws IOException, InterruptedException;

  /// Gives the lines of the service's log, of its earlier runs too, oldest first. When following,
  /// it returns after the service has ended and its last line was given.
  void logs(String service, LogQuery query, Consumer<String> lines)
      throws IOException, InterruptedException;

  /// Runs a command inside a running service and gives its lines, those of its standard error too.
  /// Returns its exit code.
  default int exec(String service, List<String> command, Consumer<String> lines)
      throws IOException, InterruptedException {
    return exec(service, Inside.of(command), lines);
  }

  /// The same, for a command that reads, has a terminal or is another user's.
  int exec(String service, Inside command, Consumer<String> lines)
      throws IOException, InterruptedException;

  /// Makes an existing service anew, as this spec of the same name says. It keeps its data, is
  /// ended with this grace if it runs, and runs again if it did.
  void replace(ServiceSpec spec, Duration grace) throws IOException, InterruptedException;

  /// Lets a service see its files as they are now, while it runs or not. Where services see this
  /// machine's files as they are, there is nothing to do.
  default void refreshFiles(String service) throws IOException, InterruptedException {}

  /// Removes every service and everything [#prepare] made. Harmless when called again.
  void dispose() throws IOException, InterruptedException;

  /// Lets go of connections; services run on.
  @Override
  void close();
}
