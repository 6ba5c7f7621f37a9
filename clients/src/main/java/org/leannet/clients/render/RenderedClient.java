package org.leannet.clients.render;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.leannet.clients.ClientDescription;
import org.leannet.clients.PortDescription;

/// A client ready to be started.
///
/// @param entrypoint replaces the image's own; empty keeps that
/// @param command the arguments
/// @param init the arguments of runs of the same program that come first, one after the other
/// @param files what is to be written before it starts
/// @param awaitsGenesisTime whether `files` lacks some that tell the genesis time; render again
///   when it is known
/// @param notes what the user should know
public record RenderedClient(
    ClientDescription client,
    List<String> entrypoint,
    List<String> command,
    List<List<String>> init,
    Map<String, String> environment,
    List<RenderedFile> files,
    boolean awaitsGenesisTime,
    List<PortDescription> ports,
    List<String> notes) {
  /// A file to be written, by the path the client sees.
  public record RenderedFile(String path, String text) {}

  public RenderedClient {
    entrypoint = List.copyOf(entrypoint);
    command = List.copyOf(command);
    init = init.stream().map(List::copyOf).toList();
    environment = Collections.unmodifiableMap(new TreeMap<>(environment));
    files = List.copyOf(files);
    ports = List.copyOf(ports);
    notes = List.copyOf(notes);
  }

  /// The whole command line of a local program: entrypoint and arguments.
  public List<String> argv() {
    List<String> argv = new ArrayList<>(entrypoint);
    argv.addAll(command);
    return argv;
  }

  /// The same client as one run of a shell that does the first steps and then becomes the program,
  /// so that a runtime without such steps can start it, and start it again. Without steps it is
  /// itself.
  public RenderedClient asOneRun(String shell) {
    if (init.isEmpty()) {
      return this;
    }
    if (entrypoint.isEmpty()) {
      throw new IllegalStateException(client.name() + " has first steps and no entrypoint");
    }
    StringBuilder script = new StringBuilder();
    for (List<String> step : init) {
      script.append(quoted(entrypoint)).append(' ').append(quoted(step)).append(" && ");
    }
    script.append("exec ").append(quoted(argv()));
    return new RenderedClient(
        client,
        List.of(shell, "-c"),
        List.of(script.toString()),
        List.of(),
        environment,
        files,
        awaitsGenesisTime,
        ports,
        notes);
  }

  private static String quoted(List<String> words) {
    return words.stream().map(RenderedClient::quoted).collect(Collectors.joining(" "));
  }

  private static String quoted(String word) {
    return word.matches("[A-Za-z0-9_./:=,@%+-]+") ? word : "'" + word.replace("'", "'\\''") + "'";
  }
}
