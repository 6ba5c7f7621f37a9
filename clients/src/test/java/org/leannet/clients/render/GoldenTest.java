package org.leannet.clients.render;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.leannet.clients.Catalogue;
import org.leannet.clients.ClientDescription;
import org.leannet.clients.ClientKind;

/// Every client's whole start, scenario by scenario, against files that were written from what is
/// known of the published images.
class GoldenTest {
  @TestFactory
  Stream<DynamicTest> every_client_starts_as_its_golden_file_says() throws Exception {
    List<DynamicTest> tests = new ArrayList<>();
    for (ClientDescription client : clients()) {
      for (Map.Entry<String, Golden> scenario : golden(client).entrySet()) {
        tests.add(
            DynamicTest.dynamicTest(
                client.name() + " " + scenario.getKey(),
                () ->
                    assertThat(
                            Golden.of(
                                CommandRenderer.render(client, context(client, scenario.getKey()))))
                        .isEqualTo(scenario.getValue())));
      }
    }
    return tests.stream();
  }

  @Test
  void every_generation_with_an_image_is_covered() throws Exception {
    for (ClientDescription client : Catalogue.bundled().all(ClientKind.LEAN)) {
      List<String> covered =
          golden(client).keySet().stream().map(name -> name.split(" ", 2)[0]).distinct().toList();
      assertThat(covered).as(client.name()).containsAll(client.images().byGeneration().keySet());
    }
  }

  private static List<ClientDescription> clients() {
    return Stream.of(ClientKind.values())
        .flatMap(kind -> Catalogue.bundled().all(kind).stream())
        .toList();
  }

  private static Map<String, Golden> golden(ClientDescription client)
      throws IOException, URISyntaxException {
    URL file = GoldenTest.class.getResource("golden/%s.txt".formatted(client.name()));
    return Golden.read(
        Path.of(Objects.requireNonNull(file, () -> "no golden file of " + client.name()).toURI()));
  }

  private static NodeContext context(ClientDescription client, String scenario) {
    List<String> words = List.of(scenario.split(" ", -1));
    if (client.kind() == ClientKind.EXECUTION) {
      return Contexts.inContainer(
          client,
          new Role.Execution(
              3_151_908,
              words.contains("gas") ? Optional.of(36_000_000L) : Optional.empty(),
              words.contains("bootnodes")
                  ? List.of(bootNode("first"), bootNode("second"))
                  : List.of()));
    }
    boolean aggregator = words.contains("aggregator");
    List<Integer> own =
        words.stream()
            .filter(word -> word.startsWith("subnets="))
            .flatMap(word -> Stream.of(word.substring("subnets=".length()).split(",", -1)))
            .map(Integer::valueOf)
            .toList();
    List<Integer> subnets = own.isEmpty() ? List.of(0) : own;
    Role.Lean lean =
        Contexts.lean(
            Contexts.chain(words.getFirst(), words.contains("committees=2") ? 2 : 1),
            Contexts.duties(aggregator, aggregator ? subnets : List.of()));
    if (words.contains("checkpoint")) {
      lean = Contexts.withCheckpoint(lean, Contexts.CHECKPOINT);
    }
    if (words.contains("paired")) {
      lean = Contexts.paired(lean);
    }
    Optional<String> level =
        words.stream()
            .filter(word -> word.startsWith("log="))
            .map(word -> word.substring("log=".length()))
            .findFirst();
    Changes changes = new Changes(List.of(), List.of(), List.of(), Map.of(), level);
    NodeContext context = Contexts.inContainer(client, lean, changes);
    return words.contains("forced") ? Contexts.forced(context) : context;
  }

  private static Role.BootNode bootNode(String name) {
    return new Role.BootNode(Optional.of("enr:-" + name), Optional.of("enode://" + name));
  }
}
