package org.leannet.launcher.stack;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.leannet.clients.Catalogue;
import org.leannet.genesis.AtomicFile;
import org.leannet.launcher.config.RuntimeKind;
import org.leannet.launcher.plan.NetworkPlan;
import org.leannet.launcher.plan.ServicePlan;
import org.leannet.launcher.plan.SideService;
import org.leannet.metrics.MetricsSpec;
import org.leannet.metrics.PrometheusFiles;
import org.leannet.metrics.StackService;

/// The Prometheus and the Grafana of one enclave, as its plan has them.
public final class MetricsStack {
  private static final String LOOPBACK = "127.0.0.1";
  private static final String EVERYWHERE = "0.0.0.0";
  private static final String CONTAINER_ROOT = "/etc/leannet";

  private final NetworkPlan plan;
  private final MetricsSpec spec;

  /// @param enclave the enclave's name, the value of the `enclave` label
  public MetricsStack(NetworkPlan plan, String enclave, Catalogue catalogue) {
    this.plan = plan;
    this.spec =
        new MetricsSpec(
            enclave,
            new ScrapeTargets(plan, catalogue).all(),
            LOOPBACK + ":" + prometheusPort(plan),
            "http://%s:%d".formatted(prometheusHost(plan), prometheusPort(plan)));
  }

  private static int prometheusPort(NetworkPlan plan) {
    return plan.services().stream()
        .filter(service -> service.kind().equals(SideService.PROMETHEUS.word()))
        .findFirst()
        .map(ServicePlan::port)
        .orElse(SideService.PROMETHEUS.port());
  }

  private static String prometheusHost(NetworkPlan plan) {
    return plan.runtime() == RuntimeKind.DOCKER ? SideService.PROMETHEUS.word() : LOOPBACK;
  }

  /// A service of the plan, with how it is run.
  record Planned(ServicePlan plan, StackService service) {}

  /// What Prometheus scrapes, and how Grafana finds it.
  public MetricsSpec spec() {
    return spec;
  }

  /// Writes every file of the services the plan has, each service's below a folder of its own:
  /// `prometheus/prometheus.yml` for example.
  void write(Path directory) throws IOException {
    for (var planned : services(directory, directory)) {
      var folder = directory.resolve(planned.plan().service());
      for (var file : planned.service().files().entrySet()) {
        var path = folder.resolve(file.getKey());
        Files.createDirectories(path.resolve("..").normalize());
        AtomicFile.write(path, file.getValue());
      }
    }
  }

  /// Writes whom Prometheus scrapes, of all targets those that are still there. The file changes at
  /// once: a Prometheus that reads it meanwhile sees the old one or the new one.
  void writeTargets(Path directory, Set<String> there) throws IOException {
    var kept = spec.targets().stream().filter(target -> there.contains(target.node())).toList();
    var folder = directory.resolve(SideService.PROMETHEUS.word());
    AtomicFile.write(
        folder.resolve(PrometheusFiles.TARGETS),
        PrometheusFiles.targets(
            new MetricsSpec(spec.enclave(), kept, spec.prometheusAddress(), spec.prometheusUrl())));
  }

  List<Planned> services(Path directory, Path data) {
    var services = new ArrayList<Planned>();
    for (var service : plan.services()) {
      kind(service)
          .map(kind -> new Planned(service, service(kind, service, directory, data)))
          .ifPresent(services::add);
    }
    return services;
  }

  private static Optional<SideService> kind(ServicePlan service) {
    return List.of(SideService.values()).stream()
        .filter(kind -> kind.word().equals(service.kind()))
        .findFirst();
  }

  private StackService service(SideService kind, ServicePlan service, Path directory, Path data) {
    var image = service.image().orElse(kind.image());
    return switch (kind) {
      case PROMETHEUS ->
          StackService.prometheus(spec, image, place(service, directory, data, "/prometheus"));
      case GRAFANA ->
          StackService.grafana(spec, image, place(service, directory, data, "/var/lib/grafana"));
    };
  }

  private StackService.Place place(
      ServicePlan service, Path directory, Path data, String containerData) {
    return plan.runtime() == RuntimeKind.DOCKER
        ? new StackService.Place(CONTAINER_ROOT, containerData, EVERYWHERE, service.port())
        : new StackService.Place(
            directory.resolve(service.service()).toString(),
            data.resolve(service.service()).toString(),
            LOOPBACK,
            service.port());
  }
}
