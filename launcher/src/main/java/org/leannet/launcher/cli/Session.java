package org.leannet.launcher.cli;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import org.leannet.clients.Catalogue;
import org.leannet.launcher.cli.view.EnclaveStatus;
import org.leannet.launcher.enclave.Enclave;
import org.leannet.launcher.enclave.Enclaves;
import org.leannet.launcher.launch.DockerServices;
import org.leannet.launcher.launch.Founding;
import org.leannet.launcher.launch.Launch;
import org.leannet.launcher.launch.LocalJava;
import org.leannet.launcher.launch.LostEnclaves;
import org.leannet.launcher.launch.ProcessServices;
import org.leannet.launcher.launch.Publication;
import org.leannet.launcher.launch.QuietImages;
import org.leannet.launcher.launch.Restart;
import org.leannet.launcher.launch.Runtimes;
import org.leannet.launcher.launch.ServiceImages;
import org.leannet.launcher.launch.Services;
import org.leannet.launcher.live.Surroundings;
import org.leannet.launcher.plan.NetworkPlan;
import org.leannet.launcher.progress.Progress;
import org.leannet.launcher.runtime.Runtime;
import org.leannet.launcher.runtime.docker.image.Images;
import org.leannet.launcher.runtime.docker.image.PullPolicy;
import org.leannet.launcher.stack.MetricsStack;
import org.leannet.launcher.stack.Scraping;

/// What every verb works with; made once, in `Main`.
///
/// @param installation where Leannet itself lies: its node's jar is found from there
/// @param javaHome the Java that runs this and will run embedded nodes
/// @param cores how many processors there are to compute with
public record Session(
    Console console,
    InputStream input,
    Enclaves enclaves,
    Runtimes runtimes,
    Path installation,
    Path javaHome,
    int cores,
    InstantSource clock) {
  /// A daemon does most of such work in turn; a few at once keep it busy.
  private static final int CREATED_AT_ONCE = 8;

  /// Makes new enclaves.
  Founding founding(Catalogue catalogue) {
    return new Founding(enclaves, catalogue, runtimes);
  }

  /// Where and of what a network of this plan is made. Images are made ready on the way.
  ///
  /// @param services the services of this plan, of [#services]
  /// @param atOnce how many keys are worked on, and services made, at the same time
  Launch.Site site(
      Enclave enclave, NetworkPlan plan, Services services, boolean keepKeys, OptionalInt atOnce) {
    return new Launch.Site(
        plan,
        enclave.genesis(),
        services,
        () -> enclaves.clearData(enclave),
        keepKeys ? Optional.of(enclaves.keyCache()) : Optional.empty(),
        atOnce.orElse(cores),
        atOnce.orElse(CREATED_AT_ONCE));
  }

  /// What makes the services of a plan, with their images ready.
  Services services(
      Enclave enclave,
      NetworkPlan plan,
      Catalogue catalogue,
      DockerOptions options,
      Progress progress)
      throws IOException, InterruptedException {
    var java = LocalJava.of(installation, javaHome);
    return switch (plan.runtime()) {
      case PROCESS -> {
        if (plan.nodes().stream().anyMatch(node -> node.program().binary().isEmpty())) {
          java.requireBuilt();
        }
        yield new ProcessServices(plan, enclave, java, catalogue);
      }
      case DOCKER -> {
        try (var daemon = runtimes.daemon()) {
          var images = new Images(daemon, runtimes.docker().config());
          var provided =
              new ServiceImages(
                      daemon, images, java.jar(), runtimes.nodeBase(), options.pullPolicy())
                  .provide(plan, catalogue, progress);
          yield new DockerServices(
              plan,
              enclave,
              new DockerServices.Equipment(provided, this::provideImage, options.publication()),
              catalogue);
        }
      }
    };
  }

  /// The services of a plan as they would be, with nothing asked and nothing made.
  Services planned(Enclave enclave, NetworkPlan plan, Catalogue catalogue) {
    return switch (plan.runtime()) {
      case PROCESS ->
          new ProcessServices(plan, enclave, LocalJava.of(installation, javaHome), catalogue);
      case DOCKER ->
          new DockerServices(
              plan,
              enclave,
              new DockerServices.Equipment(
                  ServiceImages.planned(plan), this::provideImage, Publication.LOCAL),
              catalogue);
    };
  }

  /// Whether an enclave's services run.
  boolean isRunning(Enclave enclave) throws IOException, InterruptedException {
    try (var runtime = runtimes.open(enclave)) {
      return EnclaveStatus.of(runtime.list()) == EnclaveStatus.RUNNING;
    }
  }

  /// Lets the enclave's Prometheus know which nodes there are.
  ///
  /// @param leaving services that are about to be removed
  void tellScraping(Enclave enclave, Runtime runtime, List<String> leaving)
      throws IOException, InterruptedException {
    var plan = enclave.plan();
    if (plan.isPresent()) {
      scraping(enclave, plan.get()).follow(runtime, leaving);
    }
  }

  private Scraping scraping(Enclave enclave, NetworkPlan plan) throws IOException {
    var stack = new MetricsStack(plan, enclave.name().text(), catalogue(enclave));
    return new Scraping(stack, enclave.metrics());
  }

  /// What starts the network of an enclave again.
  Restart restart(Enclave enclave, NetworkPlan before, Runtime runtime, Progress progress)
      throws IOException, InterruptedException {
    var plan = Restart.withFreePorts(enclave, before, runtime, enclaves);
    var services = planned(enclave, plan, catalogue(enclave));
    return new Restart(
        new Restart.Network(plan, services, scraping(enclave, plan)), runtime, progress, clock);
  }

  /// The clients an enclave may have: the catalogue's, and those given when it was made.
  Catalogue catalogue(Enclave enclave) throws IOException {
    return Files.isDirectory(enclave.clients())
        ? ArgsFile.catalogue(enclave.clients())
        : Catalogue.bundled();
  }

  /// Gets an image ready that no plan has.
  void provideImage(String image) throws IOException, InterruptedException {
    try (var daemon = runtimes.daemon()) {
      new Images(daemon, runtimes.docker().config())
          .provide(
              Set.of(image),
              PullPolicy.MISSING,
              new QuietImages(text -> console.say("leannet: " + text)));
    }
  }

  /// Enclaves that only Docker knows of.
  LostEnclaves lost() {
    return new LostEnclaves(enclaves, runtimes, text -> console.say("leannet: " + text));
  }

  /// What the verbs that stay work with.
  Surroundings live() {
    return new Surroundings(
        new EnclaveSearch(this)::enclave,
        runtimes,
        clock,
        console.out(),
        console.err(),
        () -> Optional.ofNullable(System.console()).filter(java.io.Console::isTerminal).isPresent(),
        console.color());
  }
}
