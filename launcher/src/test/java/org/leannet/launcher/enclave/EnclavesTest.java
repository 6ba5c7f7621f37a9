package org.leannet.launcher.enclave;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.leannet.launcher.failure.LaunchFailure;

class EnclavesTest {
  @TempDir private Path home;
  private Enclaves enclaves;

  @BeforeEach
  void open() {
    enclaves = new Enclaves(home, new PortClaims(home));
  }

  @Test
  void an_empty_home_has_no_enclaves() throws Exception {
    assertThat(enclaves.list()).isEmpty();
    assertThat(enclaves.find("alpha")).isEmpty();
  }

  @Test
  void enclaves_are_listed_by_name_and_found_again() throws Exception {
    enclaves.create(new EnclaveName("beta"));
    var alpha = enclaves.create(new EnclaveName("alpha"));
    Files.createDirectories(home.resolve("enclaves/Not A Name"));

    assertThat(enclaves.list()).extracting(e -> e.name().text()).containsExactly("alpha", "beta");
    assertThat(enclaves.find("alpha")).contains(alpha);
  }

  @Test
  void a_name_is_taken_once() throws Exception {
    enclaves.create(new EnclaveName("alpha"));

    assertThatThrownBy(() -> enclaves.create(new EnclaveName("alpha")))
        .isInstanceOf(LaunchFailure.class)
        .hasMessage("there is an enclave 'alpha' already");
  }

  @Test
  void an_enclave_that_was_added_is_claimed_once() throws Exception {
    var name = new EnclaveName("alpha");
    var added = enclaves.create(name);
    enclaves.lock(added).close();

    assertThat(enclaves.claim(name)).isEqualTo(added);
    Files.writeString(added.planFile(), "{}");
    assertThatThrownBy(() -> enclaves.claim(name))
        .isInstanceOf(LaunchFailure.class)
        .hasMessage("there is an enclave 'alpha' already");
    assertThat(enclaves.claim(new EnclaveName("beta")).directory()).isEmptyDirectory();
  }

  @Test
  void a_name_nobody_asked_for_gets_a_number_when_it_is_taken() throws Exception {
    var wanted = new EnclaveName("quickstart");

    for (var expected : List.of("quickstart", "quickstart-2", "quickstart-3")) {
      var name = enclaves.firstFree(wanted);
      assertThat(name.text()).isEqualTo(expected);
      enclaves.create(name);
    }
  }

  @Test
  void removing_leaves_nothing_and_may_be_repeated() throws Exception {
    var alpha = enclaves.create(new EnclaveName("alpha"));
    Files.createDirectories(alpha.data("embedded_0"));
    Files.writeString(alpha.data("embedded_0").resolve("CURRENT"), "x");

    enclaves.remove(alpha);
    enclaves.remove(alpha);

    assertThat(home.resolve("enclaves")).isEmptyDirectory();
  }

  @Test
  void a_locked_enclave_is_refused_and_free_again_afterwards() throws Exception {
    var alpha = enclaves.create(new EnclaveName("alpha"));
    try (var _ = enclaves.lock(alpha)) {
      assertThatThrownBy(() -> enclaves.lock(alpha))
          .isInstanceOf(LaunchFailure.class)
          .hasMessage("another leannet command is at work on enclave 'alpha'");
    }
    enclaves.lock(alpha).close();
  }

  @Test
  void an_enclave_removed_meanwhile_cannot_be_locked() throws Exception {
    var alpha = enclaves.create(new EnclaveName("alpha"));
    enclaves.remove(alpha);

    assertThatThrownBy(() -> enclaves.lock(alpha))
        .isInstanceOf(LaunchFailure.class)
        .hasMessage("enclave 'alpha' was just removed");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "A", "1a", "-a", "a-", "a_b", "a.b", "a b", "ä"})
  void what_is_no_host_name_is_no_enclave_name(String text) {
    assertThatThrownBy(() -> new EnclaveName(text))
        .isInstanceOf(LaunchFailure.class)
        .hasMessage("'" + text + "' is no name for an enclave");
  }

  @Test
  void a_name_has_at_most_63_letters() {
    assertThat(new EnclaveName("a".repeat(63)).text()).hasSize(63);
    assertThatThrownBy(() -> new EnclaveName("a".repeat(64))).isInstanceOf(LaunchFailure.class);
  }

  @ParameterizedTest
  @CsvSource({
    "examples/quickstart.yaml,quickstart",
    "lean-devnet4.yml,lean-devnet4",
    "My Net_2.yaml,my-net-2",
    "4nodes.yaml,nodes",
    "_.yaml,devnet",
    "-,devnet"
  })
  void a_file_names_its_network(String file, String name) {
    assertThat(EnclaveName.fromFile(Path.of(file)).text()).isEqualTo(name);
  }
}
