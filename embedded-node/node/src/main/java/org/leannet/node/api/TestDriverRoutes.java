package org.leannet.node.api;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import org.leannet.node.testdriver.TestDriver;

/// The routes of the test driver.
final class TestDriverRoutes {
  /// A state with the largest registry and a long history fits.
  static final int BODY_BYTES = 64 << 20;

  private static final String BASE = "/lean/v0/test_driver";

  private final TestDriver driver;

  TestDriverRoutes(TestDriver driver) {
    this.driver = driver;
  }

  void register(RoutesConfig routes) {
    routes.post(BASE + "/fork_choice/init", context -> answer(context, driver::begin));
    routes.post(BASE + "/fork_choice/step", context -> answer(context, driver::step));
    routes.get(BASE + "/fork_choice/snapshot", context -> answer(context, _ -> driver.snapshot()));
    routes.post(BASE + "/fork_choice/snapshot", context -> answer(context, _ -> driver.snapshot()));
    routes.post(BASE + "/state_transition/run", context -> answer(context, driver::transition));
    routes.post(BASE + "/verify_signatures/run", context -> answer(context, driver::signatures));
  }

  private interface Handler {
    TestDriver.Answer handle(String request);
  }

  private static void answer(Context context, Handler handler) {
    TestDriver.Answer answer = handler.handle(context.body());
    answer.json().ifPresent(json -> Replies.text(context, json));
    context.status(answer.status());
  }
}
