package org.leannet.launcher.cli;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import org.leannet.genesis.GenesisFiles;
import org.leannet.launcher.cli.view.JsonView;
import org.leannet.launcher.cli.view.Table;
import org.leannet.launcher.enclave.Enclave;
import org.leannet.launcher.failure.ExitCode;
import org.leannet.launcher.failure.LaunchFailure;
import org.leannet.launcher.runtime.Rollback;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/// `leannet files ...`: the files of an enclave, by the names of what they are.
@Command(name = "files", description = "shows and copies the files of an enclave")
final class FilesCommand extends CommandGroup {
  /// The group with its verbs.
  static CommandLine tree(Session session) {
    return new CommandLine(new FilesCommand())
        .addSubcommand(new Ls(session))
        .addSubcommand(new Inspect(session))
        .addSubcommand(new Download(session));
  }

  /// What there may be, and where it lies.
  private static Map<String, Path> artifacts(Enclave enclave) {
    var places = new TreeMap<String, Path>();
    places.put("plan", enclave.planFile());
    places.put("genesis", enclave.genesis());
    places.put("execution", enclave.genesis().resolve(GenesisFiles.EXECUTION_DIRECTORY));
    places.put("hash-sig-keys", enclave.genesis().resolve(GenesisFiles.KEY_DIRECTORY));
    places.put("logs", enclave.logs());
    places.values().removeIf(place -> !Files.exists(place));
    return places;
  }

  /// The file names of an artifact, sorted, as seen from it.
  private static List<Path> files(Path artifact) throws IOException {
    try (var found = Files.walk(artifact)) {
      return found.filter(Files::isRegularFile).map(artifact::relativize).sorted().toList();
    }
  }

  /// An artifact that the user names.
  static final class Named {
    @Parameters(index = "0", paramLabel = "ENCLAVE", description = "the enclave's name")
    private String enclaveName = "";

    @Parameters(
        index = "1",
        paramLabel = "ARTIFACT",
        description = "plan, genesis, execution, hash-sig-keys or logs")
    private String artifact = "";

    Path find(Session session) throws IOException, InterruptedException {
      var places = artifacts(new EnclaveSearch(session).enclave(enclaveName));
      var place = places.get(artifact);
      if (place == null) {
        throw EnclaveSearch.unknown("artifact", artifact, places.keySet());
      }
      return place;
    }
  }

  @Command(name = "ls", description = "lists what files an enclave has")
  static final class Ls implements Callable<Integer> {
    private final Session session;

    @Parameters(paramLabel = "ENCLAVE", description = "the enclave's name")
    private String name = "";

    @Mixin private final OutputOption output = new OutputOption();

    Ls(Session session) {
      this.session = session;
    }

    @Override
    public Integer call() throws IOException, InterruptedException {
      var table = new Table("Name", "Files", "Place");
      var tree = JsonNodeFactory.instance.arrayNode();
      for (var artifact : artifacts(new EnclaveSearch(session).enclave(name)).entrySet()) {
        var count = files(artifact.getValue()).size();
        table.add(artifact.getKey(), "" + count, artifact.getValue().toString());
        tree.addObject()
            .put("name", artifact.getKey())
            .put("files", count)
            .put("place", artifact.getValue().toString());
      }
      session.console().print(output.isJson() ? List.of(JsonView.text(tree)) : table.render());
      return ExitCode.OK.code();
    }
  }

  @Command(name = "inspect", description = "lists the files of an artifact, or prints one of them")
  static final class Inspect implements Callable<Integer> {
    private final Session session;

    @Mixin private final Named named = new Named();

    @Parameters(
        index = "2",
        arity = "0..1",
        paramLabel = "FILE",
        description = "the file to print; without it they are listed")
    private Optional<String> file = Optional.empty();

    @Mixin private final OutputOption output = new OutputOption();

    Inspect(Session session) {
      this.session = session;
    }

    @Override
    public Integer call() throws IOException, InterruptedException {
      var place = named.find(session);
      var files = files(place);
      if (file.isEmpty() && Files.isDirectory(place)) {
        session.console().print(listing(place, files));
      } else {
        session.console().print(text(chosen(place, files)).stripTrailing());
      }
      return ExitCode.OK.code();
    }

    private List<String> listing(Path place, List<Path> files) throws IOException {
      var table = new Table("Name", "Bytes");
      var tree = JsonNodeFactory.instance.arrayNode();
      for (var each : files) {
        var bytes = Files.size(place.resolve(each));
        table.add(each.toString(), "" + bytes);
        tree.addObject().put("name", each.toString()).put("bytes", bytes);
      }
      return output.isJson() ? List.of(JsonView.text(tree)) : table.render();
    }

    private Path chosen(Path place, List<Path> files) {
      if (file.isEmpty()) {
        return place;
      }
      var names = files.stream().map(Path::toString).toList();
      if (!names.contains(file.get())) {
        throw EnclaveSearch.unknown("file", file.get(), names);
      }
      return place.resolve(file.get());
    }

    private static String text(Path file) throws IOException {
      try {
        return Files.readString(file);
      } catch (CharacterCodingException notText) {
        throw new LaunchFailure(
            ExitCode.USAGE,
            file.getFileName() + " is not text",
            "copy it with `leannet files download`",
            notText);
      }
    }
  }

  @Command(
      name = "download",
      description = "copies an artifact of an enclave, secret keys included")
  static final class Download implements Callable<Integer> {
    private final Session session;

    @Mixin private final Named named = new Named();

    @Parameters(
        index = "2",
        arity = "0..1",
        paramLabel = "DIR",
        description = "a folder that is new or empty (default: the artifact's name)")
    private Optional<Path> directory = Optional.empty();

    Download(Session session) {
      this.session = session;
    }

    @Override
    public Integer call() throws IOException, InterruptedException {
      var place = named.find(session);
      var target = directory.orElseGet(() -> Path.of(named.artifact));
      var console = session.console();
      try (var rollback = new Rollback(problem -> console.say("leannet: " + problem))) {
        var folder = new TargetFolder(target).open(rollback);
        var from = Files.isDirectory(place) ? place : place.resolveSibling("");
        var wanted = new ArrayList<>(files(place).stream().map(place::resolve).toList());
        TargetFolder.copy(from, folder, file -> wanted.contains(file) || file.equals(place));
        rollback.commit();
      }
      console.print(target.toString());
      return ExitCode.OK.code();
    }
  }
}
