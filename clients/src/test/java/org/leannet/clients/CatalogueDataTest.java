package org.leannet.clients;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class CatalogueDataTest {
  private static final Path MAIN = Path.of("src/main/java");

  private static List<ClientDescription> all() {
    return Stream.of(ClientKind.values())
        .flatMap(kind -> Catalogue.bundled().all(kind).stream())
        .toList();
  }

  @Test
  void every_client_tells_what_its_kind_is_asked_for() {
    for (ClientDescription client : all()) {
      Listening listening = client.surroundings().listening();
      assertThat(listening.ports())
          .as(client.name())
          .extracting(PortDescription::id)
          .contains(
              client.kind() == ClientKind.LEAN
                  ? new String[] {"quic", "http", "metrics"}
                  : new String[] {"rpc", "engine", "p2p", "p2p_udp", "metrics"});
      assertThat(listening.ready()).as(client.name()).isNotEmpty();
      assertThat(listening.metrics()).as(client.name()).isPresent();
      assertThat(client.launch().quirks())
          .as(client.name())
          .allSatisfy(quirk -> assertThat(quirk.reason()).doesNotEndWith("."));
    }
  }

  @Test
  void ports_differ_in_number_or_transport_unless_they_are_said_to_be_one() {
    for (ClientDescription client : all()) {
      assertThat(client.surroundings().listening().ports())
          .as(client.name())
          .filteredOn(port -> !port.id().equals("metrics"))
          .extracting(port -> port.number() + port.transport().word())
          .doesNotHaveDuplicates();
    }
  }

  @Test
  void the_generation_of_an_image_is_known_where_its_tag_does_not_tell_it() {
    assertThat(images("ream").generations("ghcr.io/reamlabs/ream:latest"))
        .containsExactly("devnet5");
    assertThat(images("lantern").generations("bitminemavan/lantern:v0.0.4"))
        .containsExactly("devnet4");
    assertThat(images("lean_lighthouse").generations("hopinheimer/lighthouse:latest"))
        .containsExactly("devnet3", "devnet4");
    assertThat(images("ream").generations("my/ream:1")).isEmpty();
  }

  private static ClientImages images(String client) {
    return Catalogue.bundled().find(ClientKind.LEAN, client).orElseThrow().images();
  }

  @Test
  void first_steps_have_a_program_to_run() {
    assertThat(all())
        .filteredOn(client -> !client.launch().init().isEmpty())
        .isNotEmpty()
        .allSatisfy(client -> {
          assertThat(client.launch().entrypoint()).isNotEmpty();
          assertThat(client.surroundings().container().shell()).isPresent();
        });
  }

  @Test
  void what_containers_need_is_as_the_images_are() {
    assertThat(all())
        .filteredOn(client -> client.surroundings().container().anySystemCall())
        .extracting(ClientDescription::name)
        .containsExactly("zeam");
    assertThat(all())
        .filteredOn(client -> client.surroundings().container().user().isPresent())
        .extracting(ClientDescription::name)
        .containsExactly("besu", "erigon");
    assertThat(all())
        .filteredOn(client -> client.surroundings().container().stopSignal().isPresent())
        .extracting(ClientDescription::name)
        .containsExactly("ethlambda");
    assertThat(all())
        .filteredOn(client -> client.surroundings().dialect() == Dialect.LEAN_SPEC)
        .extracting(ClientDescription::name)
        .containsExactly("lean_spec");
  }

  @Test
  void no_java_code_knows_a_client_by_name() throws IOException {
    List<String> names =
        all().stream()
            .filter(client -> !client.builtIn())
            .map(client -> Pattern.quote(client.name()))
            .toList();
    Pattern word = Pattern.compile("\\b(%s)\\b".formatted(String.join("|", names)));
    List<String> found = new ArrayList<>();
    for (Path folder : List.of(MAIN, Path.of("../launcher").resolve(MAIN))) {
      try (Stream<Path> files = Files.walk(folder)) {
        for (Path file : files.filter(path -> path.toString().endsWith(".java")).toList()) {
          for (String line : Files.readAllLines(file)) {
            if (!line.strip().startsWith("//") && word.matcher(line).find()) {
              found.add(file + ": " + line.strip());
            }
          }
        }
      }
    }
    assertThat(found).isEmpty();
  }
}
