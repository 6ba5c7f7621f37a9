package org.leannet.launcher.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.leannet.launcher.runtime.Executable;
import org.leannet.launcher.runtime.ServiceSpec;
import org.leannet.launcher.runtime.ServiceSpecJson;

/// The networks that users already have: what `render` writes for each of their services, word for
/// word against files written from what is known of the published images, not from our own output.
class CanonicalCommandsTest {
  @TempDir private Path home;

  /// A service as such a file has it: a head with name, address, image and whatever is special,
  /// then its words.
  private record Start(String head, List<String> words) {}

  @ParameterizedTest
  @ValueSource(
      strings = {
        "lean-devnet4",
        "lean-smoke",
        "ethlambda-el-pair",
        "ethlambda-el-pair-2node",
        "ethlambda-el-all-clients"
      })
  void every_service_starts_as_its_client_is_known_to_start(String network) throws Exception {
    var file = LeannetProcess.installation().resolve(".github/tests/" + network + ".yaml");
    var folder = home.resolve("out");
    var result = new InProcess(home).run("render", file.toString(), folder.toString());
    assertThat(result.exitCode()).as(result.toString()).isZero();

    var rendered = rendered(folder.resolve("services"));
    var expected = expected(network);
    assertThat(rendered.keySet()).isEqualTo(expected.keySet());
    expected.forEach((service, start) -> {
      assertThat(rendered.get(service)).as(service).isNotNull();
      assertThat(Objects.requireNonNull(rendered.get(service)).head()).isEqualTo(start.head());
      assertThat(Objects.requireNonNull(rendered.get(service)).words())
          .as(service)
          .isEqualTo(start.words());
    });
  }

  private static Map<String, Start> expected(String network)
      throws IOException, URISyntaxException {
    var file = CanonicalCommandsTest.class.getResource("canonical/" + network + ".txt");
    var starts = new TreeMap<String, Start>();
    for (var block :
        Files.readString(Path.of(Objects.requireNonNull(file).toURI())).split("\n\n", -1)) {
      var lines = block.strip().split("\n", 2);
      starts.put(
          lines[0].split(" ", 2)[0],
          new Start(lines[0], List.of(lines[1].strip().split("\\s+", -1))));
    }
    return starts;
  }

  private static Map<String, Start> rendered(Path services) throws IOException {
    var starts = new TreeMap<String, Start>();
    try (var files = Files.list(services)) {
      for (var file : files.toList()) {
        var spec = ServiceSpecJson.read(Files.readString(file));
        starts.put(spec.name(), start(spec));
      }
    }
    return starts;
  }

  private static Start start(ServiceSpec spec) {
    var image = (Executable.Image) spec.executable();
    var special = new ArrayList<String>();
    spec.container().user().ifPresent(user -> special.add("user " + user));
    spec.container().stopSignal().ifPresent(special::add);
    Optional.of("any system call")
        .filter(_ -> spec.container().anySystemCall())
        .ifPresent(special::add);
    var head = new ArrayList<>(List.of(spec.name(), spec.address(), image.reference()));
    head.addAll(special);
    var words = new ArrayList<>(image.entrypoint());
    if (image.entrypoint().contains("-c")) {
      // One word for a shell; the words in it are what the client gets.
      words.addAll(List.of(image.arguments().getFirst().replace("'", "").split(" ", -1)));
    } else {
      words.addAll(image.arguments());
    }
    return new Start(String.join(" | ", head), words);
  }
}
