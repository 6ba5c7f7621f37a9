package org.leannet.launcher.runtime.docker.archive;

import java.io.IOException;
import java.nio.file.FileVisitOption;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;

/// A file, or a folder with all there is in it, as entries of an archive. Links are followed.
public final class FileTree {
  private static final int USUAL_FILE = 0644;
  private static final int USUAL_FOLDER = 0755;

  private FileTree() {}

  /// The entries of `source`, so that it comes to lie at `target`; its permissions stay, and it
  /// belongs to `owner`.
  public static List<TarEntry> entries(Path source, String target, Owner owner) throws IOException {
    return entries(source, target, owner, _ -> true);
  }

  /// The same of some of them, and of the folders that these are in.
  ///
  /// @param choice which of them, by their paths in `source`
  public static List<TarEntry> entries(
      Path source, String target, Owner owner, Predicate<Path> choice) throws IOException {
    if (!Files.exists(source)) {
      throw new NoSuchFileException(source.toString(), null, "it is to be copied to " + target);
    }
    var entries = new ArrayList<TarEntry>();
    try (var tree = Files.walk(source, FileVisitOption.FOLLOW_LINKS)) {
      var chosen = new TreeSet<>(Set.of(Path.of("")));
      tree.map(source::relativize).filter(choice).forEach(path -> addWithFolders(path, chosen));
      for (var path : chosen) {
        entries.add(entry(source.resolve(path), at(target, path), owner));
      }
    }
    return entries;
  }

  private static void addWithFolders(Path path, Set<Path> paths) {
    for (var names = 1; names <= path.getNameCount(); names++) {
      paths.add(path.subpath(0, names));
    }
  }

  private static String at(String target, Path relative) {
    var base = target.replaceAll("^/+|/+$", "");
    var rest = relative.toString().replace(relative.getFileSystem().getSeparator(), "/");
    return rest.isEmpty() ? base : base + "/" + rest;
  }

  private static TarEntry entry(Path path, String target, Owner owner) throws IOException {
    return Files.isDirectory(path)
        ? new TarEntry.Folder(target, mode(path, USUAL_FOLDER), owner)
        : new TarEntry.Copy(target, mode(path, USUAL_FILE), owner, path, Files.size(path));
  }

  private static int mode(Path path, int usual) throws IOException {
    try {
      var mode = 0;
      for (var permission : Files.getPosixFilePermissions(path)) {
        mode |= bit(permission);
      }
      return mode;
    } catch (UnsupportedOperationException e) {
      return usual;
    }
  }

  private static int bit(PosixFilePermission permission) {
    return switch (permission) {
      case OWNER_READ -> 0400;
      case OWNER_WRITE -> 0200;
      case OWNER_EXECUTE -> 0100;
      case GROUP_READ -> 0040;
      case GROUP_WRITE -> 0020;
      case GROUP_EXECUTE -> 0010;
      case OTHERS_READ -> 0004;
      case OTHERS_WRITE -> 0002;
      case OTHERS_EXECUTE -> 0001;
    };
  }
}
