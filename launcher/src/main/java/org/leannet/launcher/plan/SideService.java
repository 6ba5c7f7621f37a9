package org.leannet.launcher.plan;

import java.util.Arrays;
import java.util.List;

/// The services that can run beside the nodes, with their image and the port they listen on.
public enum SideService {
  PROMETHEUS("prometheus", "prom/prometheus:v3.8.0", 9090),
  GRAFANA("grafana", "grafana/grafana:12.3.2", 3000);

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
