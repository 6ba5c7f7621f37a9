package org.leannet.node.testdriver;

import java.util.Optional;

/// Takes the requests of a simulator that replays test vectors, as texts, and gives the answers. A
/// request that is no test vector is answered with 400 and why.
public final class TestDriver {
  private static final int OK = 200;
  private static final int NO_CONTENT = 204;
  private static final int BAD_REQUEST = 400;

  private final Replays replays = new Replays();

  /// An HTTP status, and JSON unless there is nothing to say.
  public record Answer(int status, Optional<String> json) {
    private static Answer of(int status, DriverReply reply) {
      return new Answer(status, Optional.of(DriverJson.write(reply)));
    }

    private static Answer problem(String reason) {
      return of(BAD_REQUEST, new DriverReply.Problem(reason));
    }
  }

  private interface Handler {
    DriverReply handle() throws FixtureException;
  }

  private static Answer answer(Handler handler) {
    try {
      return Answer.of(OK, handler.handle());
    } catch (FixtureException e) {
      return Answer.problem(e.reason());
    }
  }

  /// Begins a fork choice.
  public Answer begin(String request) {
    try {
      return replays
          .begin(DriverJson.read(request))
          .map(Answer::problem)
          .orElseGet(() -> new Answer(NO_CONTENT, Optional.empty()));
    } catch (FixtureException e) {
      return Answer.problem(e.reason());
    }
  }

  /// Takes one step of the fork choice.
  public Answer step(String request) {
    return answer(() -> replays.step(DriverJson.read(request)).orElseThrow(TestDriver::notBegun));
  }

  /// Shows the store of the fork choice.
  public Answer snapshot() {
    return answer(() -> replays.snapshot().orElseThrow(TestDriver::notBegun));
  }

  /// Runs blocks on a state.
  public Answer transition(String request) {
    return answer(() -> replays.transition(DriverJson.read(request)));
  }

  /// Checks a block's proof.
  public Answer signatures(String request) {
    return answer(() -> replays.signatures(DriverJson.read(request)));
  }

  private static FixtureException notBegun() {
    return new FixtureException("no fork choice was begun: fork_choice/init does it");
  }
}
