package org.leannet.launcher.live;

import java.io.IOException;
import java.io.PrintWriter;
import java.time.InstantSource;
import java.util.function.BooleanSupplier;
import org.leannet.launcher.enclave.Enclave;
import org.leannet.launcher.launch.Runtimes;

/// What the verbs of this package work with.
///
/// @param enclaves finds an enclave by its name, or fails saying which there are
/// @param out where results go
/// @param err where everything beside them goes
/// @param terminal whether someone sits at a terminal and can press keys
public record Surroundings(
    Finder enclaves,
    Runtimes runtimes,
    InstantSource clock,
    PrintWriter out,
    PrintWriter err,
    BooleanSupplier terminal,
    boolean color) {
  /// Finds enclaves.
  @FunctionalInterface
  public interface Finder {
    /// The enclave of this name.
    Enclave find(String name) throws IOException, InterruptedException;
  }

  void print(String line) {
    out.println(line);
    out.flush();
  }

  void say(String line) {
    err.println(line);
    err.flush();
  }
}
