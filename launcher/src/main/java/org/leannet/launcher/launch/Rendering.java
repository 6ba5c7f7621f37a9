package org.leannet.launcher.launch;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.leannet.clients.render.Role;
import org.leannet.genesis.GenesisArtifacts;
import org.leannet.genesis.GenesisException;
import org.leannet.genesis.GenesisFiles;
import org.leannet.genesis.KeyCache;
import org.leannet.genesis.KeyMaker;
import org.leannet.genesis.NetworkFiles;
import org.leannet.genesis.PeerKeys;
import org.leannet.launcher.config.Subnet;
import org.leannet.launcher.enclave.Enclave;
import org.leannet.launcher.plan.NetworkPlan;
import org.leannet.launcher.progress.Progress;
import org.leannet.launcher.render.CommandText;
import org.leannet.launcher.runtime.ServiceSpec;

/// Everything that a launch would use, written into a folder; nothing is started and no runtime is
/// asked. The same plan gives the same bytes, wherever the folder is.
public final class Rendering {
  /// The folder with a service's whole description as JSON, one file each.
  public static final String SERVICES = "services";

  /// The folder with a script for each service.
  public static final String COMMANDS = "commands";

  private static final List<String> WITH_TIME =
      List.of(GenesisFiles.CONFIG, GenesisFiles.GENESIS_SSZ, GenesisFiles.GENESIS_JSON);

  private final Enclave folder;
  private final NetworkPlan plan;
  private final Services services;
  private final Progress progress;

  /// @param folder where to write; named as the enclave would be
  public Rendering(Enclave folder, NetworkPlan plan, Services services, Progress progress) {
    this.folder = folder;
    this.plan = plan;
    this.services = services;
    this.progress = progress;
  }

  /// How validator keys are made.
  ///
  /// @param cache where they may be kept for the next time
  public record Keys(int cores, Optional<Path> cache) {}

  /// What was left out of the genesis files, by name, for want of keys or of the time.
  public record Rendered(List<String> services, List<String> leftOut) {}

  /// Writes it all.
  ///
  /// @param keys empty makes none, and leaves out the files that tell public keys
  /// @param genesis the time to write into the files; empty leaves out those that tell it
  public Rendered write(Optional<Keys> keys, Optional<Instant> genesis) throws IOException {
    folder.savePlan(plan);
    var peers = PeerKeys.of(GenesisInput.of(plan, services.dialects()));
    var leftOut = genesisFiles(peers, keys, genesis);
    var engines = engines();
    var specs = new ArrayList<>(services.executions(plan.executions(), List.of()));
    specs.addAll(services.nodes(peers, engines));
    services.companions().forEach(companion -> specs.add(companion.spec()));
    if (genesis.isPresent()) {
      services.tellGenesis(peers, engines, genesis.get());
    }
    var text =
        new CommandText(
            folder.name().text(), plan.subnet().map(Subnet::toString), folder.directory());
    Files.createDirectories(folder.directory().resolve(SERVICES));
    Files.createDirectories(folder.directory().resolve(COMMANDS));
    for (var spec : specs) {
      write(SERVICES + "/" + spec.name() + ".json", text.json(spec));
      executable(write(COMMANDS + "/" + spec.name() + ".sh", text.script(spec)));
    }
    return new Rendered(specs.stream().map(ServiceSpec::name).toList(), leftOut);
  }

  private List<String> genesisFiles(
      PeerKeys peers, Optional<Keys> keys, Optional<Instant> genesis) {
    try {
      if (keys.isEmpty()) {
        NetworkFiles.write(peers, folder.genesis());
        var leftOut = new ArrayList<>(WITH_TIME);
        leftOut.add(GenesisFiles.ANNOTATED_VALIDATORS);
        leftOut.add(GenesisFiles.KEY_DIRECTORY);
        return leftOut;
      }
      try (var cores = new CorePool(keys.get().cores())) {
        var cache = keys.get().cache().map(KeyCache::new);
        var maker = new KeyMaker(cores, cache, new GenesisProgress(progress));
        var artifacts = GenesisArtifacts.make(peers, maker, folder.genesis());
        genesis.ifPresent(artifacts::stamp);
        return genesis.isPresent() ? List.of() : WITH_TIME;
      }
    } catch (GenesisException e) {
      throw Launch.genesisFailure(e);
    }
  }

  private Map<String, Role.Engine> engines() {
    var engines = new LinkedHashMap<String, Role.Engine>();
    for (var execution : plan.executions()) {
      engines.put(
          execution.service(), ClientStarts.engine(execution, CommandText.EXECUTION_GENESIS));
    }
    return engines;
  }

  private Path write(String name, String text) throws IOException {
    return Files.writeString(folder.directory().resolve(name), text);
  }

  private static void executable(Path script) throws IOException {
    if (Files.getFileStore(script).supportsFileAttributeView("posix")) {
      var permissions = EnumSet.copyOf(Files.getPosixFilePermissions(script));
      permissions.add(PosixFilePermission.OWNER_EXECUTE);
      Files.setPosixFilePermissions(script, permissions);
    }
  }
}
