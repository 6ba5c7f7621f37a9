package org.leannet.clients.render;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.leannet.clients.Catalogue;
import org.leannet.clients.ClientDescription;
import org.leannet.clients.ClientKind;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

/// The networks that users already have: each of their participants can be started.
class CanonicalNetworksTest {
  private static final Path NETWORKS = Path.of("../.github/tests");

  @TestFactory
  Stream<DynamicTest> every_participant_can_be_rendered() throws Exception {
    try (Stream<Path> files = Files.list(NETWORKS)) {
      List<Path> networks = files.filter(file -> file.toString().endsWith(".yaml")).toList();
      assertThat(networks).hasSizeGreaterThanOrEqualTo(5);
      return networks.stream()
          .map(file -> DynamicTest.dynamicTest("" + file.getFileName(), () -> check(file)));
    }
  }

  private static void check(Path file) throws Exception {
    Object document =
        new Load(LoadSettings.builder().build()).loadFromString(Files.readString(file));
    String generation = Files.readString(file).contains("devnet4") ? "devnet4" : "devnet5";
    List<?> participants =
        Objects.requireNonNull(
            (List<?>) ((Map<?, ?>) Objects.requireNonNull(document)).get("participants"));
    assertThat(participants).isNotEmpty();
    for (Object entry : participants) {
      Map<?, ?> participant = (Map<?, ?>) entry;
      boolean aggregator = Boolean.TRUE.equals(participant.get("is_aggregator"));
      Role.Lean lean =
          Contexts.lean(
              Contexts.chain(generation, 1),
              Contexts.duties(aggregator, aggregator ? List.of(0) : List.of()));
      String execution = String.valueOf(participant.get("el_type"));
      if (!execution.equals("none")) {
        render(ClientKind.EXECUTION, execution, new Role.Execution(7, Optional.empty(), List.of()));
        lean = Contexts.paired(lean);
      }
      RenderedClient node =
          render(ClientKind.LEAN, String.valueOf(participant.get("cl_type")), lean);
      assertThat(node.command().contains("--is-aggregator")).isEqualTo(aggregator);
      assertThat(node.command().contains("--execution-endpoint"))
          .isEqualTo(!execution.equals("none"));
    }
  }

  private static RenderedClient render(ClientKind kind, String name, Role role) throws Exception {
    ClientDescription client = Catalogue.bundled().find(kind, name).orElseThrow();
    return CommandRenderer.render(client, Contexts.inContainer(client, role));
  }
}
