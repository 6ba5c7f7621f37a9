package org.leannet.launcher.launch;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import org.leannet.launcher.enclave.Enclave;
import org.leannet.launcher.enclave.EnclaveName;
import org.leannet.launcher.enclave.Enclaves;
import org.leannet.launcher.failure.LaunchFailure;
import org.leannet.launcher.runtime.docker.DockerEnclave;
import org.leannet.launcher.runtime.docker.DockerEnclaves;
import org.leannet.launcher.runtime.docker.DockerRuntime;
import org.leannet.launcher.runtime.docker.FoundEnclave;

/// Enclaves in containers whose folder is gone. Their labels tell all there was in it, but for what
/// lies in the containers themselves; so they are shown, made whole again and removed as ever.
public final class LostEnclaves {
  private final Enclaves enclaves;
  private final Runtimes runtimes;
  private final Consumer<String> news;

  /// @param news told what is worth knowing of the search
  public LostEnclaves(Enclaves enclaves, Runtimes runtimes, Consumer<String> news) {
    this.enclaves = enclaves;
    this.runtimes = runtimes;
    this.news = news;
  }

  /// All that Docker has of this home and no folder tells of; none where there is no Docker.
  public List<FoundEnclave> find() throws IOException, InterruptedException {
    if (!runtimes.mayHaveDocker()) {
      return List.of();
    }
    try (var daemon = runtimes.daemon()) {
      return new DockerEnclaves(daemon).find().stream().filter(this::isLost).toList();
    } catch (LaunchFailure e) {
      news.accept("enclaves in containers may be missing: " + e.problem());
      return List.of();
    }
  }

  /// One without a network is rubble, whoever left it; no launch ever is in that state.
  private boolean isLost(FoundEnclave enclave) {
    return EnclaveName.isValid(enclave.name())
        && !Files.exists(folder(enclave))
        && (enclave.createdAt().isEmpty() || enclave.isOf(folder(enclave)));
  }

  private Path folder(FoundEnclave enclave) {
    return enclaves.folderOf(new EnclaveName(enclave.name()));
  }

  /// The names that Docker's enclaves have, those of other homes too.
  public Set<String> namesInDocker() throws InterruptedException {
    try (var daemon = runtimes.daemon()) {
      return new DockerEnclaves(daemon).names();
    }
  }

  /// Makes the folder of a lost enclave anew.
  public Enclave recover(FoundEnclave lost) throws IOException, InterruptedException {
    try (var _ = enclaves.lockHome()) {
      var enclave = enclaves.create(new EnclaveName(lost.name()));
      try {
        restore(lost, enclave);
      } catch (IOException | RuntimeException e) {
        enclaves.remove(enclave);
        throw e;
      }
      news.accept(
          "the folder of enclave '%s' was gone; made it again from Docker".formatted(lost.name()));
      return enclave;
    }
  }

  private void restore(FoundEnclave lost, Enclave enclave)
      throws IOException, InterruptedException {
    try (var runtime =
        new DockerRuntime(runtimes.daemon(), DockerEnclave.existing(lost.name()), _ -> {})) {
      runtime.restoreFiles();
    }
    if (lost.plan().isPresent()) {
      Files.writeString(enclave.planFile(), lost.plan().get());
    }
    if (lost.plan().isPresent() && lost.createdAt().isPresent()) {
      Files.setLastModifiedTime(enclave.planFile(), FileTime.from(lost.createdAt().get()));
    }
    enclave.markLaunched();
  }

  /// Removes all there is of a lost enclave.
  public void remove(FoundEnclave lost) throws IOException, InterruptedException {
    try (var daemon = runtimes.daemon()) {
      new DockerEnclaves(daemon).remove(lost.name());
    }
  }
}
