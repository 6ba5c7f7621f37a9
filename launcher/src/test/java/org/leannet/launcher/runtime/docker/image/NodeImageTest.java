package org.leannet.launcher.runtime.docker.image;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.github.dockerjava.api.model.Image;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/// Which images of ours a clean-up may remove.
class NodeImageTest {
  private static final Instant NOW = Instant.parse("2026-11-21T12:00:00Z");

  private static Image image(String tag, Duration age) throws Exception {
    return new ObjectMapper()
        .readValue(
            """
            {"Id": "%s", "RepoTags": ["%s"], "Created": %d}
            """
                .formatted(tag, tag, NOW.minus(age).getEpochSecond()),
            Image.class);
  }

  @Test
  void the_newest_and_the_young_ones_stay() throws Exception {
    var images =
        List.of(
            image("leannet/node:old", Duration.ofDays(3)),
            image("leannet/node:newest", Duration.ofHours(2)),
            image("leannet/node:young", Duration.ofHours(3)));

    assertThat(NodeImage.superseded(images, NOW))
        .extracting(Image::getId)
        .containsExactly("leannet/node:old");
  }

  @Test
  void the_image_of_local_programs_stays() throws Exception {
    var images =
        List.of(
            image(MachineImage.REFERENCE, Duration.ofDays(30)),
            image("leannet/node:only", Duration.ofDays(3)));

    assertThat(NodeImage.superseded(images, NOW)).isEmpty();
  }
}
