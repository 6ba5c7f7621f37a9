package org.leannet.launcher.plan;

import java.util.Arrays;
import java.util.List;
import org.leannet.metrics.StackService;

/// The services that can run beside the nodes, with their image and the port they listen on.
public enum SideService {
  PROMETHEUS("prometheus", StackService.PROMETHEUS_IMAGE, StackService.PROMETHEUS_PORT),
  GRAFANA("grafana", StackService.GRAFANA_IMAGE, StackService.GRAFANA_PORT);

  private final String word;
  private final String image;
  private final int port;

  SideService(String word, String image, int port) {
    this.word = word;
    this.image = image;
    this.port = port;
  }

  public String word() {
    return word;
  }

  public String image() {
    return image;
  }

  public int port() {
    return port;
  }

  public static List<String> words() {
    return Arrays.stream(values()).map(SideService::word).toList();
  }
}
