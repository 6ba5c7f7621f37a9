package org.leannet.clients;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.leannet.clients.template.TemplateText;

/// How a client is called: its command line and what must be there before it starts.
///
/// @param entrypoint replaces the image's own; empty keeps that
/// @param program what the arguments begin with in an image that has no entrypoint
/// @param commands the arguments by generation, and under [ClientDescription#ANY_GENERATION] those
///   for all others: a line is one argument, or a flag and its value
/// @param init command lines of the same program that come first and end by themselves; each may
///   come again at the next start
/// @param environment variables; one that comes out empty is not set
/// @param files what else the client reads
/// @param logLevels the client's words for `error`, `warn`, `info`, `debug` and `trace`; empty when
///   its log has no levels
/// @param quirks what to know about it
public record LaunchTemplate(
    List<String> entrypoint,
    List<String> program,
    Map<String, TemplateText> commands,
    List<TemplateText> init,
    Map<String, TemplateText> environment,
    List<FileTemplate> files,
    Map<String, String> logLevels,
    List<Quirk> quirks) {
  public LaunchTemplate {
    entrypoint = List.copyOf(entrypoint);
    program = List.copyOf(program);
    commands = Collections.unmodifiableMap(new TreeMap<>(commands));
    init = List.copyOf(init);
    environment = Collections.unmodifiableMap(new TreeMap<>(environment));
    files = List.copyOf(files);
    logLevels = Collections.unmodifiableMap(new LinkedHashMap<>(logLevels));
    quirks = List.copyOf(quirks);
  }

  /// The arguments in a generation.
  public Optional<TemplateText> command(String generation) {
    return Optional.ofNullable(commands.get(generation))
        .or(() -> Optional.ofNullable(commands.get(ClientDescription.ANY_GENERATION)));
  }

  /// Every template in it, for a check before any is used.
  Stream<TemplateText> templates() {
    return Stream.of(
            commands.values().stream(),
            init.stream(),
            environment.values().stream(),
            files.stream().flatMap(file -> Stream.of(file.path(), file.text())),
            quirks.stream().flatMap(quirk -> quirk.condition().stream()))
        .flatMap(templates -> templates);
  }
}
