package org.leannet.launcher.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.leannet.genesis.GenesisFiles;
import org.leannet.launcher.cli.view.JsonView;
import org.leannet.launcher.enclave.Enclave;
import org.leannet.launcher.failure.ExitCode;
import org.leannet.launcher.runtime.LogQuery;
import org.leannet.launcher.runtime.Rollback;
import org.leannet.launcher.runtime.Runtime;
import org.leannet.launcher.runtime.ServiceStatus;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `leannet enclave dump`: what there is to know of a network, in a folder to look at or to send.
@Command(
    name = "dump",
    description = {
      "writes all that is known of an enclave into a folder",
      "",
      "The folder gets plan.json, inspect.json, genesis/, and of each service spec.json and"
          + " output.log. Secret keys, and the seed they follow from, are left out."
    })
final class EnclaveDump implements Callable<Integer> {
  private static final String LEFT_OUT = "(left out)";

  private final Session session;

  @Parameters(index = "0", paramLabel = "ENCLAVE", description = "the enclave's name")
  private String name = "";

  @Parameters(
      index = "1",
      arity = "0..1",
      paramLabel = "DIR",
      description = "a folder that is new or empty (default: ENCLAVE-dump)")
  private Optional<Path> directory = Optional.empty();

  @Option(names = "--with-keys", description = "secret keys too")
  private boolean withKeys;

  EnclaveDump(Session session) {
    this.session = session;
  }

  @Override
  public Integer call() throws IOException, InterruptedException {
    var enclave = new EnclaveSearch(session).enclave(name);
    var target = directory.orElseGet(() -> Path.of(enclave.name() + "-dump"));
    var console = session.console();
    try (var rollback = new Rollback(problem -> console.say("leannet: " + problem));
        var runtime = session.runtimes().open(enclave)) {
      var folder = new TargetFolder(target).open(rollback);
      Files.writeString(
          folder.resolve("inspect.json"),
          String.join("\n", new Inspection(session).json(enclave, runtime)) + "\n");
      writePlan(enclave, folder);
      writeGenesis(enclave, folder);
      for (var service : runtime.list()) {
        write(runtime, service, folder.resolve(service.name()));
      }
      rollback.commit();
    }
    console.print(target.toString());
    return ExitCode.OK.code();
  }

  private static void write(Runtime runtime, ServiceStatus service, Path folder)
      throws IOException, InterruptedException {
    Files.createDirectories(folder);
    Files.writeString(folder.resolve("spec.json"), JsonView.text(JsonView.service(service)) + "\n");
    try (var log = Files.newBufferedWriter(folder.resolve("output.log"))) {
      runtime.logs(
          service.name(),
          new LogQuery(LogQuery.ALL, false),
          line -> {
            try {
              log.write(line);
              log.newLine();
            } catch (IOException e) {
              throw new UncheckedIOException(e);
            }
          });
    } catch (UncheckedIOException e) {
      throw new IOException(e.getMessage(), e);
    }
  }

  private void writePlan(Enclave enclave, Path folder) throws IOException {
    if (!Files.exists(enclave.planFile())) {
      return;
    }
    var text = Files.readString(enclave.planFile());
    Files.writeString(folder.resolve("plan.json"), withKeys ? text : withoutSecrets(text));
  }

  /// All keys follow from the seed.
  private static String withoutSecrets(String plan) throws IOException {
    var tree = new ObjectMapper().readTree(plan);
    if (tree.path("chain") instanceof ObjectNode chain) {
      chain.put("seed", LEFT_OUT);
      JsonNode keys = chain.path("nodeKeys");
      keys.properties().forEach(key -> key.setValue(chain.textNode(LEFT_OUT)));
    }
    return JsonView.text(tree) + "\n";
  }

  private void writeGenesis(Enclave enclave, Path folder) throws IOException {
    if (!Files.isDirectory(enclave.genesis())) {
      return;
    }
    var target = folder.resolve("genesis");
    TargetFolder.copy(enclave.genesis(), target, file -> withKeys || !isSecret(file));
    var config = enclave.genesis().resolve(GenesisFiles.VALIDATOR_CONFIG);
    if (!withKeys && Files.exists(config)) {
      Files.writeString(
          target.resolve(GenesisFiles.VALIDATOR_CONFIG),
          Files.readString(config).replaceAll("(?m)(privkey:\\s*).*$", "$1\"" + LEFT_OUT + "\""));
    }
  }

  private static boolean isSecret(Path file) {
    var called = String.valueOf(file.getFileName());
    return called.endsWith(".key")
        || called.matches(".*_sk\\.(ssz|json)")
        || file.endsWith(Path.of(GenesisFiles.JWT_SECRET).getFileName())
        || called.equals(GenesisFiles.VALIDATOR_CONFIG);
  }
}
