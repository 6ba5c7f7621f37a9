package org.leannet.clients;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.charset.CharacterCodingException;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.leannet.clients.template.TemplateFailure;
import org.leannet.clients.template.TemplateText;

/// The catalogue's files: those beside this class, or those in a directory of the user's. One file
/// a client, so that adding a client adds a file and changes none.
public final class CatalogueFiles {
  private static final String FOLDER = "catalogue";
  private static final String EXTENSION = ".yaml";

  private CatalogueFiles() {}

  /// Reads every `.yaml` file of a directory, in the order of their names, and checks that each of
  /// their templates is one.
  public static List<ClientDescription> read(Path directory)
      throws IOException, CatalogueException {
    List<ClientDescription> clients = list(directory, directory.toString());
    for (ClientDescription client : clients) {
      for (TemplateText template : client.launch().templates().toList()) {
        try {
          template.check();
        } catch (TemplateFailure wrong) {
          throw new CatalogueException(wrong.getMessage(), wrong);
        }
      }
    }
    return clients;
  }

  private static List<ClientDescription> list(Path directory, String called)
      throws IOException, CatalogueException {
    List<Path> files;
    try (Stream<Path> entries = Files.list(directory)) {
      files = entries.filter(file -> file.toString().endsWith(EXTENSION)).sorted().toList();
    }
    List<ClientDescription> clients = new ArrayList<>();
    for (Path file : files) {
      String name = called + "/" + file.getFileName();
      try {
        clients.add(ClientFile.parse(name, Files.readString(file)));
      } catch (CharacterCodingException notUtf8) {
        throw new CatalogueException(name + ":1: not UTF-8 text", notUtf8);
      }
    }
    return clients;
  }

  static List<ClientDescription> bundled() {
    URL folder = CatalogueFiles.class.getResource(FOLDER);
    if (folder == null) {
      throw new IllegalStateException("this build has no catalogue of clients");
    }
    try {
      URI place = folder.toURI();
      if (!place.getScheme().equals("jar")) {
        return list(Path.of(place), FOLDER);
      }
      try (FileSystem jar = FileSystems.newFileSystem(place, Map.of())) {
        return list(
            jar.getPath(CatalogueFiles.class.getPackageName().replace('.', '/'), FOLDER), FOLDER);
      }
    } catch (IOException unreadable) {
      throw new UncheckedIOException("the catalogue of clients cannot be read", unreadable);
    } catch (URISyntaxException | CatalogueException wrong) {
      throw new IllegalStateException(
          "the catalogue of clients is broken: " + wrong.getMessage(), wrong);
    }
  }
}
