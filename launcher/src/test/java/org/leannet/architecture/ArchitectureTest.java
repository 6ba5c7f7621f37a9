package org.leannet.architecture;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.library.dependencies.SlicesRuleDefinition;
import java.time.Clock;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/// The house rules that a build can check: who may know whom, and what may stand where.
class ArchitectureTest {
  /// Room to the rooms it may know. An arrow that is not here is a mistake.
  private static final Map<String, List<String>> ARROWS =
      Map.ofEntries(
          Map.entry("ssz", List.of()),
          Map.entry("xmss", List.of("ssz")),
          Map.entry("identity", List.of()),
          Map.entry("consensus", List.of("ssz", "xmss")),
          Map.entry("p2p", List.of("identity")),
          Map.entry("engine", List.of()),
          Map.entry("node", List.of("ssz", "xmss", "identity", "consensus", "p2p", "engine")),
          Map.entry("genesis", List.of("ssz", "xmss", "identity", "consensus")),
          Map.entry("clients", List.of()),
          Map.entry("metrics", List.of("clients")),
          // genesis speaks in the words of ssz, xmss and identity, so its caller knows them too.
          Map.entry(
              "launcher", List.of("genesis", "clients", "metrics", "ssz", "xmss", "identity")));

  private static final String[] PURE = {
    "org.leannet.ssz..",
    "org.leannet.xmss..",
    "org.leannet.identity..",
    "org.leannet.consensus..",
    "org.leannet.node.core..",
    "org.leannet.p2p.gossip..",
    "org.leannet.p2p.wire..",
    "org.leannet.launcher.plan..",
    "org.leannet.metrics.."
  };

  private static JavaClasses ours;

  @BeforeAll
  static void read() {
    ours =
        new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .withImportOption(location -> !location.contains("/test-classes/"))
            .importPackages("org.leannet");
  }

  @TestFactory
  Stream<DynamicTest> each_room_knows_only_whom_it_may() {
    return ARROWS.entrySet().stream()
        .map(room ->
            DynamicTest.dynamicTest(
                room.getKey(), () -> onlyKnows(room.getKey(), room.getValue())));
  }

  private static void onlyKnows(String room, List<String> allowed) {
    var forbidden =
        ARROWS.keySet().stream()
            .filter(other -> !other.equals(room) && !allowed.contains(other))
            .map(other -> "org.leannet." + other + "..")
            .toArray(String[]::new);
    noClasses()
        .that()
        .resideInAPackage("org.leannet." + room + "..")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(forbidden)
        .check(ours);
  }

  @Test
  void every_room_has_classes() {
    var rooms =
        ours.stream()
            .map(JavaClass::getPackageName)
            .map(ArchitectureTest::roomOf)
            .distinct()
            .toList();
    assertThat(rooms).containsAll(ARROWS.keySet());
  }

  private static String roomOf(String packageName) {
    return Arrays.asList(packageName.split("\\.")).get(2);
  }

  @TestFactory
  Stream<DynamicTest> pure_code_has_no_thread_clock_or_socket() {
    return Arrays.stream(PURE).map(pure -> DynamicTest.dynamicTest(pure, () -> staysPure(pure)));
  }

  private static void staysPure(String pure) {
    noClasses()
        .that()
        .resideInAPackage(pure)
        .should()
        .dependOnClassesThat()
        .haveFullyQualifiedName("java.lang.Thread")
        .orShould()
        .dependOnClassesThat()
        .resideInAnyPackage(
            "java.util.concurrent", "java.nio.channels..", "java.net.http..", "io.netty..")
        .orShould()
        .dependOnClassesThat()
        .haveNameMatching("java\\.net\\.(Datagram|Server)?Socket(Channel)?")
        .orShould()
        .callMethod(Instant.class, "now")
        .orShould()
        .dependOnClassesThat()
        .areAssignableTo(Clock.class)
        .orShould()
        .callMethod(System.class, "currentTimeMillis")
        .orShould()
        .callMethod(System.class, "nanoTime")
        .check(ours);
  }

  @TestFactory
  Stream<DynamicTest> a_vendor_is_known_in_one_place() {
    return Stream.of(
            Map.entry("com.github.dockerjava..", "org.leannet.launcher.runtime.docker.."),
            Map.entry("io.netty..", "org.leannet.p2p.transport.."),
            Map.entry("org.rocksdb..", "org.leannet.node.storage.."),
            Map.entry("io.javalin..", "org.leannet.node.api.."),
            Map.entry("freemarker..", "org.leannet.clients.."))
        .map(rule ->
            DynamicTest.dynamicTest(
                rule.getKey(),
                () ->
                    noClasses()
                        .that()
                        .resideOutsideOfPackage(rule.getValue())
                        .should()
                        .dependOnClassesThat()
                        .resideInAPackage(rule.getKey())
                        .check(ours)));
  }

  @Test
  void only_the_command_lines_print_and_exit() {
    noClasses()
        .that()
        .resideOutsideOfPackage("org.leannet.launcher.cli..")
        .and()
        .haveSimpleNameNotEndingWith("Main")
        .should()
        .callMethod(System.class, "exit", int.class)
        .orShould()
        .accessField(System.class, "out")
        .orShould()
        .accessField(System.class, "err")
        .check(ours);
  }

  @Test
  void no_class_and_no_package_is_a_drawer() {
    noClasses()
        .should()
        .haveNameMatching(".*(Util|Utils|Helper|Helpers|Manager|Impl)(\\$.*)?")
        .orShould()
        .haveSimpleNameStartingWith("Abstract")
        .orShould()
        .resideInAnyPackage("..util..", "..common..", "..helper..", "..manager..", "..internal..")
        .check(ours);
  }

  @TestFactory
  Stream<DynamicTest> packages_of_a_room_form_no_cycle() {
    return ARROWS.keySet().stream()
        .map(room ->
            DynamicTest.dynamicTest(
                room,
                () ->
                    SlicesRuleDefinition.slices()
                        .matching("org.leannet." + room + ".(**)")
                        .should()
                        .beFreeOfCycles()
                        .allowEmptyShould(true)
                        .check(ours)));
  }
}
