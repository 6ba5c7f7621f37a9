package org.leannet.launcher.plan.resolve;

import org.leannet.clients.Catalogue;
import org.leannet.launcher.config.ConfigException;
import org.leannet.launcher.config.reader.ConfigReader;
import org.leannet.launcher.plan.NetworkPlan;

/// Plans of texts, for tests.
public final class Plans {
  private Plans() {}

  public static Planner planner() {
    return new Planner(Catalogue.bundled(), PortAllocator.counting(20_000), SubnetFinder.first());
  }

  public static NetworkPlan of(String yaml) throws ConfigException {
    return planner().plan(ConfigReader.parse("test.yaml", yaml), "test");
  }
}
