package org.leannet.node.fuzz;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import org.leannet.consensus.Genesis;
import org.leannet.consensus.containers.State;
import org.leannet.node.api.AggregatorSwitch;
import org.leannet.node.simulation.Registry;
import org.leannet.node.testdriver.TestDriver;
import org.leannet.node.vectors.FixtureTexts;
import org.leannet.ssz.Root;
import org.leannet.ssz.VectorFiles;

/// The bodies of requests over HTTP.
final class JsonTargets {
  private static final State GENESIS = Registry.genesis(1_700_000_000, 3);
  private static final int BAD_REQUEST = 400;

  /// Trees of JSON, containers made of them, and up to half a day of ticks.
  private static final int BYTES_PER_BYTE = 8 << 20;

  private static final int LONGEST_SEED = 64 << 10;

  private static final String[] WORDS = {
    "{",
    "}",
    "[",
    "]",
    ":",
    ",",
    "\"",
    "null",
    "true",
    "false",
    "0",
    "-1",
    "1e400",
    "18446744073709551615",
    "18446744073709551616",
    "0.5",
    "\"0x\"",
    "\"data\":",
    "\"slot\":",
    "\"root\":",
    "\"index\":",
    "\"stepType\":\"block\"",
    "\"stepType\":\"tick\"",
    "\"time\":",
    "\"interval\":",
    "\"tickToSlot\":false",
    "\\u0000",
    "\\uD800",
    "é",
    " ",
    "\n"
  };

  private JsonTargets() {}

  /// A request that is answered with its refusal.
  private static final class RefusedException extends Exception {
    private static final long serialVersionUID = 1L;

    RefusedException(String message) {
      super(message);
    }
  }

  static List<Target<?>> all() {
    String anchor =
        "{\"anchorState\": %s, \"anchorBlock\": %s}"
            .formatted(
                FixtureTexts.state(GENESIS),
                FixtureTexts.block(0, Genesis.block(GENESIS).stateRoot()));
    return List.of(
        aggregator(),
        driver("init", JsonTargets::fresh, (driver, text) -> driver.begin(text), anchor),
        driver("step", () -> begun(anchor), TestDriver::step, steps().toArray(String[]::new)),
        driver(
            "transition",
            JsonTargets::fresh,
            TestDriver::transition,
            "{\"pre\": %s, \"blocks\": []}".formatted(FixtureTexts.state(GENESIS)),
            "{\"pre\": %s, \"blocks\": [%s], \"rejectionReason\": \"\"}"
                .formatted(FixtureTexts.state(GENESIS), FixtureTexts.block(1, Root.ZERO))),
        driver("signatures", JsonTargets::fresh, TestDriver::signatures, signed()));
  }

  private static Target<Boolean> aggregator() {
    return Target.loose(
            "json aggregator",
            (input, _) ->
                AggregatorSwitch.wanted(Texts.of(input))
                    .orElseThrow(() -> new RefusedException("not understood")),
            RefusedException.class,
            Stream.of(
                    "{\"enabled\": true}", "{\"enabled\":false,\"more\":[1,{}]}", "{\"enabled\":0}")
                .map(Texts::bytes)
                .toList())
        .allocating(BYTES_PER_BYTE)
        .of(WORDS);
  }

  private interface Maker {
    TestDriver make();
  }

  private interface Route {
    TestDriver.Answer take(TestDriver driver, String request);
  }

  private static TestDriver fresh() {
    return new TestDriver();
  }

  private static TestDriver begun(String anchor) {
    TestDriver driver = fresh();
    driver.begin(anchor);
    return driver;
  }

  private static Target<TestDriver.Answer> driver(
      String name, Maker maker, Route route, String... seeds) {
    return Target.loose(
            "json driver " + name,
            (input, _) -> {
              TestDriver.Answer answer = route.take(maker.make(), Texts.of(input));
              if (answer.status() == BAD_REQUEST) {
                throw new RefusedException(answer.json().orElse("no reason"));
              }
              return answer;
            },
            RefusedException.class,
            Stream.of(seeds).map(Texts::bytes).toList())
        .allocating(BYTES_PER_BYTE)
        .of(WORDS);
  }

  private static List<String> steps() {
    List<String> steps =
        new ArrayList<>(
            List.of(
                "{\"stepType\": \"tick\", \"time\": 1700000008, \"hasProposal\": true}",
                "{\"stepType\": \"tick\", \"interval\": 12}",
                "{\"stepType\": \"block\", \"block\": %s}"
                    .formatted(FixtureTexts.block(1, Root.ZERO))));
    VectorFiles.all("fork_choice").stream()
        .limit(8)
        .flatMap(vector -> vector.get("steps").valueStream())
        .map(Object::toString)
        .filter(text -> text.length() < LONGEST_SEED)
        .limit(40)
        .forEach(steps::add);
    return steps;
  }

  private static String[] signed() {
    Function<String, String> with =
        proof ->
            "{\"anchorState\": %s, \"signedBlock\": {\"block\": %s, \"proof\": {\"proof\": {\"data\": \"%s\"}}}}"
                .formatted(FixtureTexts.state(GENESIS), FixtureTexts.block(1, Root.ZERO), proof);
    return new String[] {with.apply("0x"), with.apply("0x4c544d3101000000")};
  }
}
