package org.leannet.launcher.runtime.docker.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.leannet.launcher.failure.ExitCode;
import org.leannet.launcher.failure.LaunchFailure;
import org.leannet.launcher.runtime.docker.TestDaemon;
import org.leannet.launcher.runtime.docker.daemon.Daemon;
import org.leannet.launcher.runtime.docker.daemon.DockerConfig;

/// Real pulls by a real daemon, from a registry of this test's own.
class ImagesIT {
  @TempDir private Path folder;

  private final Heard heard = new Heard();
  private final List<String> pulled = new ArrayList<>();
  private Daemon daemon;
  private SmallRegistry registry;
  private Images images;

  @BeforeEach
  void open() throws Exception {
    daemon = TestDaemon.open();
    registry = new SmallRegistry(Optional.empty());
    images = new Images(daemon, DockerConfig.read(folder));
  }

  @AfterEach
  void remove_what_was_pulled() throws Exception {
    for (var reference : pulled) {
      if (images.find(reference).isPresent()) {
        daemon.tell("remove", docker -> docker.removeImageCmd(reference).withForce(true).exec());
      }
    }
    registry.close();
    daemon.close();
  }

  private String publish(String name, String content) throws Exception {
    var reference =
        registry.publish("lean/" + name, "devnet5", daemon.info().architecture(), content);
    pulled.add(reference);
    return reference;
  }

  private String idOf(String reference, PullPolicy policy) throws Exception {
    images.provide(List.of(reference), policy, heard);
    return images.find(reference).orElseThrow().id();
  }

  private static void assertImageFailure(
      org.assertj.core.api.ThrowableAssert.ThrowingCallable pull, String problem, String advice) {
    assertThatThrownBy(pull)
        .isInstanceOfSatisfying(
            LaunchFailure.class,
            f -> {
              assertThat(f.exitCode()).isEqualTo(ExitCode.IMAGE);
              assertThat(f.problem()).contains(problem);
              assertThat(f.advice()).as(f.problem()).contains(advice);
            });
  }

  @Test
  void a_missing_image_is_pulled_once() throws Exception {
    var zeam = publish("zeam", "one");
    var ream = publish("ream", "two");

    var found = images.provide(List.of(zeam, ream, zeam), PullPolicy.MISSING, heard);
    var served = registry.manifestsServed();
    images.provide(List.of(zeam, ream), PullPolicy.MISSING, heard);

    assertThat(registry.manifestsServed()).isEqualTo(served).isPositive();
    assertThat(found.keySet()).containsExactlyInAnyOrder(zeam, ream);
    assertThat(found.values())
        .allMatch(image -> image.digest().orElseThrow().startsWith("sha256:"));
    assertThat(heard.ready).hasSize(4);
    assertThat(heard.progress).anyMatch(p -> p.layers() == 1 && p.layersDone() == 1);
    assertThat(heard.warnings).isEmpty();
  }

  @Test
  void a_newer_image_comes_only_when_it_is_always_pulled() throws Exception {
    var zeam = publish("zeam", "one");
    var before = idOf(zeam, PullPolicy.MISSING);
    pulled.add(before);
    publish("zeam", "newer");

    assertThat(idOf(zeam, PullPolicy.MISSING)).isEqualTo(before);
    assertThat(idOf(zeam, PullPolicy.ALWAYS)).isNotEqualTo(before);
  }

  @Test
  void without_pulling_all_missing_images_are_named_at_once() throws Exception {
    var zeam = publish("zeam", "one");
    var ream = publish("ream", "two");

    assertImageFailure(
        () -> images.provide(List.of(zeam, TestDaemon.BASE, ream), PullPolicy.NEVER, heard),
        "2 images are not here: %s, %s".formatted(ream, zeam),
        "--pull missing");
    assertThat(registry.manifestsServed()).isZero();
    assertThat(images.provide(List.of(TestDaemon.BASE), PullPolicy.NEVER, heard)).hasSize(1);
  }

  @Test
  void every_image_that_cannot_be_pulled_is_named() throws Exception {
    var zeam = publish("zeam", "one");
    var gone = registry.host() + "/lean/gone:devnet9";
    var lost = registry.host() + "/lean/lost:devnet9";

    assertImageFailure(
        () -> images.provide(List.of(zeam, gone), PullPolicy.MISSING, heard),
        "cannot pull " + gone,
        "there is no 'devnet9' of it");
    assertImageFailure(
        () -> images.provide(List.of(gone, lost), PullPolicy.MISSING, heard),
        "2 images cannot be pulled",
        "cannot pull " + lost + ": manifest");
    assertThat(images.find(zeam)).isPresent();
  }

  @Test
  void an_image_for_other_machines_only_is_refused() throws Exception {
    var zeam = registry.publishInList("lean/zeam", "devnet5", "s390x");

    assertImageFailure(
        () -> images.provide(List.of(zeam), PullPolicy.MISSING, heard),
        "cannot pull " + zeam,
        "it is not built for " + daemon.info().platform());
  }

  @Test
  void an_image_of_another_architecture_is_warned_of() throws Exception {
    var zeam = registry.publish("lean/zeam", "foreign", "s390x", "foreign");
    pulled.add(zeam);

    images.provide(List.of(zeam), PullPolicy.MISSING, heard);

    assertThat(heard.warnings)
        .containsExactly(
            "%s is built for s390x and this daemon runs on %s: it will be slow, or not start at all"
                .formatted(zeam, daemon.info().architecture()));
  }

  @Test
  void a_registry_that_wants_a_login_gets_the_one_of_the_docker_client() throws Exception {
    try (var closed = new SmallRegistry(Optional.of("me:s3cret"))) {
      var zeam = closed.publish("lean/zeam", "devnet5", daemon.info().architecture(), "private");
      pulled.add(zeam);
      assertImageFailure(
          () -> images.provide(List.of(zeam), PullPolicy.MISSING, heard),
          "cannot pull " + zeam,
          "docker login " + closed.host());

      var login = Base64.getEncoder().encodeToString("me:s3cret".getBytes(StandardCharsets.UTF_8));
      Files.writeString(
          folder.resolve("config.json"),
          "{\"auths\":{\"%s\":{\"auth\":\"%s\"}}}".formatted(closed.host(), login));
      var withLogin = new Images(daemon, DockerConfig.read(folder));

      assertThat(withLogin.provide(List.of(zeam), PullPolicy.MISSING, heard)).containsKey(zeam);
    }
  }

  @Test
  void a_registry_nobody_can_reach_is_said_to_be_so() throws Exception {
    var nowhere = "127.0.0.1:1/lean/zeam:devnet5";

    assertImageFailure(
        () -> images.provide(List.of(nowhere), PullPolicy.MISSING, heard),
        "cannot pull " + nowhere,
        "the daemon cannot reach 127.0.0.1:1");
  }
}
