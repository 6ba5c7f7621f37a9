package org.leannet.launcher.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;
import org.leannet.launcher.runtime.Executable;
import org.leannet.launcher.runtime.ServiceSpec;
import org.leannet.launcher.runtime.process.ProcessRuntime;
import picocli.CommandLine;

/// What every verb must do, whichever it is: a new one is walked without being named here.
class EveryVerbTest {
  @TempDir private static Path home;

  /// Verbs that stay until they are ended, or change nothing in an enclave of stopped services.
  private static final Set<String> READING =
      Set.of(
          "enclave ls",
          "enclave inspect",
          "enclave connect",
          "service inspect",
          "port print",
          "files ls",
          "files inspect",
          "validate",
          "version");

  private final InProcess leannet = new InProcess(home);

  private record Verb(List<String> words, CommandLine line) {
    String name() {
      return String.join(" ", words);
    }

    boolean takes(String label) {
      return line.getCommandSpec().positionalParameters().stream()
          .anyMatch(parameter -> parameter.paramLabel().equals(label));
    }

    /// The verb with a word for each place it must have one.
    List<String> with(String enclave, String service) {
      var all = new ArrayList<>(words);
      line.getCommandSpec().positionalParameters().stream()
          .filter(parameter -> parameter.arity().min() > 0 || parameter.paramLabel().equals("FILE"))
          .forEach(parameter ->
              all.add(
                  switch (parameter.paramLabel()) {
                    case "ENCLAVE" -> enclave;
                    case "SERVICE" -> service;
                    case "SHELL" -> "bash";
                    default -> "x";
                  }));
      return all;
    }
  }

  private Stream<Verb> verbs() {
    var nowhere = new PrintWriter(new StringWriter());
    return leaves(Leannet.commandLine(leannet.session(nowhere, nowhere)), List.of());
  }

  private static Stream<Verb> leaves(CommandLine line, List<String> words) {
    if (line.getSubcommands().isEmpty()) {
      return Stream.of(new Verb(words, line));
    }
    return line.getSubcommands().entrySet().stream()
        .flatMap(verb ->
            leaves(
                verb.getValue(), Stream.concat(words.stream(), Stream.of(verb.getKey())).toList()));
  }

  private LeannetProcess.Result expect(int exitCode, List<String> words) {
    var result = leannet.run(words.toArray(String[]::new));
    assertThat(result.exitCode()).as(words + " " + result).isEqualTo(exitCode);
    assertThat(result.err()).doesNotContain("\tat ", "Exception", "a fault in leannet");
    return result;
  }

  private static void layOutEnclave() throws Exception {
    var folder = home.resolve("leannet/enclaves/alpha");
    if (!Files.exists(folder)) {
      Files.createDirectories(folder);
      new ProcessRuntime(folder.resolve("services"), folder.resolve("logs"))
          .create(ServiceSpec.of("lean-beta-0", new Executable.Local(List.of("true"), folder)));
    }
  }

  @Test
  void there_are_as_many_verbs_as_the_help_promises() {
    assertThat(verbs().map(Verb::name))
        .contains("run", "render", "enclave dump", "service exec", "files download", "clean")
        .hasSizeGreaterThan(25);
  }

  @TestFactory
  Stream<DynamicTest> help_tells_with_an_example() {
    return verbs()
        .map(verb ->
            DynamicTest.dynamicTest(
                verb.name(),
                () -> {
                  var words = new ArrayList<>(verb.words());
                  words.add("--help");
                  var help = expect(0, words).out();
                  assertThat(help)
                      .contains("Usage: leannet " + verb.words().getFirst())
                      .containsPattern("Example: +leannet " + verb.words().getFirst())
                      .contains("Exit codes:  0 done, 2 wrong usage or configuration");
                }));
  }

  @TestFactory
  Stream<DynamicTest> an_unknown_option_is_refused_with_the_nearest_one() {
    return verbs()
        .map(verb ->
            DynamicTest.dynamicTest(
                verb.name(),
                () -> {
                  var words = new ArrayList<>(verb.with("none", "none"));
                  words.add("--hlep");
                  assertThat(expect(2, words).err())
                      .contains("unknown option '--hlep'", "did you mean '--help'?");
                }));
  }

  @TestFactory
  Stream<DynamicTest> a_missing_enclave_is_named_with_the_nearest_one() throws Exception {
    layOutEnclave();
    return verbs()
        .filter(verb -> verb.takes("ENCLAVE"))
        .map(verb ->
            DynamicTest.dynamicTest(
                verb.name(),
                () ->
                    assertThat(expect(2, verb.with("alpa", "lean-beta-0")).err())
                        .isEqualTo("leannet: no enclave 'alpa'\n  did you mean 'alpha'?\n")));
  }

  @TestFactory
  Stream<DynamicTest> a_missing_service_is_named_with_the_nearest_one() throws Exception {
    layOutEnclave();
    return verbs()
        .filter(verb -> verb.takes("SERVICE"))
        .map(verb ->
            DynamicTest.dynamicTest(
                verb.name(),
                () -> {
                  var words = new ArrayList<>(verb.with("alpha", "lean-bta-0"));
                  if (verb.name().equals("service logs")) {
                    words.add("lean-bta-0");
                  }
                  assertThat(expect(2, words).err())
                      .isEqualTo(
                          "leannet: no service 'lean-bta-0'\n  did you mean 'lean-beta-0'?\n");
                }));
  }

  @TestFactory
  Stream<DynamicTest> what_reads_gives_json_too() {
    return verbs()
        .filter(verb -> READING.contains(verb.name()))
        .map(verb ->
            DynamicTest.dynamicTest(
                verb.name(),
                () -> assertThat(verb.line().getCommandSpec().findOption("--output")).isNotNull()));
  }
}
