package org.leannet.launcher.stack;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/// Where programs of this machine are looked for: the folders of `PATH`.
public record ProgramPath(List<Path> folders) {
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

  /// The first program of one of these names; an earlier folder goes before an earlier name.
  Optional<Path> find(List<String> names) {
    return folders.stream()
        .flatMap(folder -> names.stream().map(folder::resolve))
        .filter(program -> Files.isRegularFile(program) && Files.isExecutable(program))
        .findFirst();
  }
}
