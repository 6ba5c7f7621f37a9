package org.leannet.node.testdriver;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.util.Optional;

/// The driver's routes. A request that is no test vector is answered with 400 and why.
public final class TestDriverRoutes {
  /// A state with the largest registry and a long history fits.
  public static final int BODY_BYTES = 64 << 20;

  private static final int OK = 200;
  private static final int NO_CONTENT = 204;
  private static final int BAD_REQUEST = 400;
  private static final String BASE = "/lean/v0/test_driver";

  private final TestDriver driver;

  public TestDriverRoutes(TestDriver driver) {
    this.driver = driver;
  }

  public void register(RoutesConfig routes) {
    routes.post(BASE + "/fork_choice/init", this::init);
    routes.post(BASE + "/fork_choice/step", context -> answer(context, this::step));
    routes.get(BASE + "/fork_choice/snapshot", context -> answer(context, _ -> snapshot()));
    routes.post(BASE + "/fork_choice/snapshot", context -> answer(context, _ -> snapshot()));
    routes.post(
        BASE + "/state_transition/run",
        context -> answer(context, body -> driver.transition(body.read())));
    routes.post(
        BASE + "/verify_signatures/run",
        context -> answer(context, body -> driver.signatures(body.read())));
  }

  private interface Handler {
    DriverReply handle(DriverJson.Body body) throws FixtureException;
  }

  private static void answer(Context context, Handler handler) {
    try {
      reply(context, OK, handler.handle(new DriverJson.Body(context.body())));
    } catch (FixtureException e) {
      reply(context, BAD_REQUEST, new DriverReply.Problem(e.reason()));
    }
  }

  private void init(Context context) {
    Optional<String> problem;
    try {
      problem = driver.begin(new DriverJson.Body(context.body()).read());
    } catch (FixtureException e) {
      problem = Optional.of(e.reason());
    }
    if (problem.isEmpty()) {
      context.status(NO_CONTENT);
    } else {
      reply(context, BAD_REQUEST, new DriverReply.Problem(problem.get()));
    }
  }

  private DriverReply step(DriverJson.Body body) throws FixtureException {
    return driver.step(body.read()).orElseThrow(TestDriverRoutes::notBegun);
  }

  private DriverReply snapshot() throws FixtureException {
    return driver.snapshot().orElseThrow(TestDriverRoutes::notBegun);
  }

  private static FixtureException notBegun() {
    return new FixtureException("no fork choice was begun: " + BASE + "/fork_choice/init does it");
  }

  private static void reply(Context context, int status, DriverReply reply) {
    context.status(status).contentType("application/json").result(DriverJson.write(reply));
  }
}
