package org.leannet.launcher.launch;

import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeSet;
import org.leannet.clients.Catalogue;
import org.leannet.launcher.config.Program;
import org.leannet.launcher.failure.ExitCode;
import org.leannet.launcher.failure.LaunchFailure;
import org.leannet.launcher.plan.NetworkPlan;
import org.leannet.launcher.runtime.docker.daemon.Daemon;
import org.leannet.launcher.runtime.docker.image.ImageNews;
import org.leannet.launcher.runtime.docker.image.Images;
import org.leannet.launcher.runtime.docker.image.NodeImage;
import org.leannet.launcher.runtime.docker.image.PullPolicy;

/// Gets the images of a plan's clients ready before anything else is done: pulled where they are
/// missing, and for our own node built.
///
/// @param jar the node's jar
/// @param base what the node's image is built on
public record ServiceImages(Daemon daemon, Images images, Path jar, String base) {
  /// The image of each service, by service name.
  public Map<String, String> provide(NetworkPlan plan, Catalogue catalogue, ImageNews news)
      throws IOException, InterruptedException {
    var starts = new ClientStarts(plan, catalogue);
    var chosen = new LinkedHashMap<String, String>();
    for (var execution : plan.executions()) {
      chosen.put(execution.service(), named(execution.program(), execution.service()));
    }
    for (var node : plan.nodes()) {
      chosen.put(
          node.service(),
          starts.description(node).builtIn() && isOurs(node.program())
              ? new NodeImage(daemon, images).provide(base, jar, PullPolicy.MISSING, news)
              : named(node.program(), node.service()));
    }
    for (var service : plan.services()) {
      // The others are nothing to wait for.
      if (service.required()) {
        service.image().ifPresent(image -> chosen.put(service.service(), image));
      }
    }
    images.provide(new TreeSet<>(chosen.values()), PullPolicy.MISSING, news);
    return chosen;
  }

  /// The image of each service as the plan names it, with no daemon asked and nothing built.
  public static Map<String, String> planned(NetworkPlan plan) {
    var chosen = new LinkedHashMap<String, String>();
    plan.executions().forEach(e -> chosen.put(e.service(), named(e.program(), e.service())));
    plan.nodes().forEach(n -> chosen.put(n.service(), named(n.program(), n.service())));
    return chosen;
  }

  private static boolean isOurs(Program program) {
    return program.image().map(image -> image.startsWith(NodeImage.REPOSITORY + ":")).orElse(true);
  }

  private static String named(Program program, String service) {
    if (program.binary().isPresent()) {
      throw new LaunchFailure(
          ExitCode.UNSUPPORTED,
          service + " is a local program, and this network runs in containers",
          "use `runtime: process`, or name an image instead");
    }
    return program
        .image()
        .orElseThrow(() ->
            new LaunchFailure(
                ExitCode.IMAGE,
                "no image for " + service,
                "name one with `cl_image` or `el_image`"));
  }
}
