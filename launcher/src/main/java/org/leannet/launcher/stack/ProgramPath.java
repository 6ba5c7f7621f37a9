package org.leannet.launcher.stack;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.leannet.launcher.plan.resolve.LocalPrograms;

/// Where programs of this machine are looked for: the folders of `PATH`.
public record ProgramPath(List<Path> folders) implements LocalPrograms {
  public ProgramPath {
    folders = List.copyOf(folders);
  }

  /// The folders that this value of `PATH` names.
  public static ProgramPath of(String path) {
    return new ProgramPath(
        Pattern.compile(Pattern.quote(File.pathSeparator))
            .splitAsStream(path)
            .filter(folder -> !folder.isBlank())
            .map(Path::of)
            .filter(Path::isAbsolute)
            .toList());
  }

  /// A path counts from the folder the command is given in.
  @Override
  public Optional<String> fault(String program) {
    if (!program.contains("/")) {
      return find(List.of(program)).isPresent()
          ? Optional.empty()
          : Optional.of("there is no '%s' on the PATH".formatted(program));
    }
    var file = Path.of(program).toAbsolutePath().normalize();
    if (!Files.exists(file)) {
      return Optional.of("there is no file " + file);
    }
    return isProgram(file) ? Optional.empty() : Optional.of(file + " is no program");
  }

  private static boolean isProgram(Path file) {
    return Files.isRegularFile(file) && Files.isExecutable(file);
  }

  /// The first program of one of these names; an earlier folder goes before an earlier name.
  Optional<Path> find(List<String> names) {
    return folders.stream()
        .flatMap(folder -> names.stream().map(folder::resolve))
        .filter(ProgramPath::isProgram)
        .findFirst();
  }
}
