package org.leannet.launcher.launch;

import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.leannet.clients.Catalogue;
import org.leannet.clients.ClientDescription;
import org.leannet.launcher.config.Program;
import org.leannet.launcher.failure.ExitCode;
import org.leannet.launcher.failure.LaunchFailure;
import org.leannet.launcher.plan.NetworkPlan;
import org.leannet.launcher.progress.Event;
import org.leannet.launcher.progress.Phase;
import org.leannet.launcher.progress.Progress;
import org.leannet.launcher.runtime.docker.daemon.Daemon;
import org.leannet.launcher.runtime.docker.image.ImageNews;
import org.leannet.launcher.runtime.docker.image.Images;
import org.leannet.launcher.runtime.docker.image.MachineImage;
import org.leannet.launcher.runtime.docker.image.NodeImage;
import org.leannet.launcher.runtime.docker.image.PullPolicy;

/// Gets the images of a plan's clients ready before anything else is done: pulled as the policy
/// says, and for our own node built.
///
/// @param jar the node's jar
/// @param base what the node's image is built on
public record ServiceImages(
    Daemon daemon, Images images, Path jar, String base, PullPolicy policy) {
  /// The image of each service, by service name; a phase of its own, since pulls take minutes.
  public Map<String, String> provide(NetworkPlan plan, Catalogue catalogue, Progress progress)
      throws IOException, InterruptedException {
    progress.on(new Event.Begun(Phase.IMAGES));
    var done = false;
    try {
      var news = new ImageProgress(progress);
      var chosen = provide(plan, catalogue, news);
      done = true;
      progress.on(
          new Event.Finished(Phase.IMAGES, news.summary(new TreeSet<>(chosen.values()).size())));
      return chosen;
    } finally {
      if (!done) {
        progress.on(new Event.Failed(Phase.IMAGES));
      }
    }
  }

  private Map<String, String> provide(NetworkPlan plan, Catalogue catalogue, ImageNews news)
      throws IOException, InterruptedException {
    var starts = new ClientStarts(plan, catalogue);
    var chosen = new LinkedHashMap<String, String>();
    for (var execution : plan.executions()) {
      chosen.put(execution.service(), chosen(execution.program(), execution.service()));
    }
    for (var node : plan.nodes()) {
      var program = node.program();
      chosen.put(
          node.service(),
          isOurs(starts.description(node), program)
              ? new NodeImage(daemon, images).provide(base, jar, policy, news)
              : chosen(program, node.service()));
    }
    for (var service : plan.services()) {
      // The others are nothing to wait for.
      if (service.required()) {
        service.image().ifPresent(image -> chosen.put(service.service(), image));
      }
    }
    images.provide(toPull(chosen), policy, news);
    return chosen;
  }

  /// The image of each service as the plan names it, with no daemon asked and nothing built.
  public static Map<String, String> planned(NetworkPlan plan) {
    var chosen = new LinkedHashMap<String, String>();
    plan.executions().forEach(e -> chosen.put(e.service(), planned(e.program(), e.service())));
    plan.nodes().forEach(n -> chosen.put(n.service(), planned(n.program(), n.service())));
    return chosen;
  }

  private static String planned(Program program, String service) {
    return program.binary().isPresent() ? MachineImage.REFERENCE : named(program, service);
  }

  /// Those that were not built here.
  private static Set<String> toPull(Map<String, String> chosen) {
    var references = new TreeSet<>(chosen.values());
    references.removeIf(r -> r.startsWith(NodeImage.REPOSITORY + ":"));
    references.remove(MachineImage.REFERENCE);
    return references;
  }

  /// Whether it is the Java node of this repository, in the image that is built here.
  static boolean isOurs(ClientDescription client, Program program) {
    return client.builtIn()
        && program.binary().isEmpty()
        && program.image().map(image -> image.startsWith(NodeImage.REPOSITORY + ":")).orElse(true);
  }

  private String chosen(Program program, String service) throws IOException, InterruptedException {
    if (program.binary().isPresent()) {
      return new MachineImage(daemon, images).provide(service);
    }
    return named(program, service);
  }

  private static String named(Program program, String service) {
    return program
        .image()
        .orElseThrow(() ->
            new LaunchFailure(
                ExitCode.IMAGE,
                "no image for " + service,
                "name one with `cl_image` or `el_image`"));
  }
}
