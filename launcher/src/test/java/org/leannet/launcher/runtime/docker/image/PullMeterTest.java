package org.leannet.launcher.runtime.docker.image;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class PullMeterTest {
  private final PullMeter meter = new PullMeter();

  @Test
  void layers_are_counted_as_they_come() {
    meter.take("devnet5", "Pulling from blockblaz/zeam", 0, 0);
    meter.take("aaa", "Already exists", 0, 0);
    meter.take("bbb", "Pulling fs layer", 0, 0);
    meter.take("ccc", "Waiting", 0, 0);
    assertThat(meter.reading("zeam")).isEqualTo(new PullProgress("zeam", 1, 3, 0, 0));
    assertThat(meter.reading("zeam")).hasToString("zeam 1 of 3 layers");

    meter.take("bbb", "Downloading", 4_000_000, 10_000_000);
    meter.take("ccc", "Downloading", 1_000_000, 30_000_001);
    assertThat(meter.reading("zeam")).hasToString("zeam 5 of 41 MB");

    meter.take("bbb", "Download complete", 0, 0);
    meter.take("bbb", "Extracting", 500, 10_000_000);
    assertThat(meter.reading("zeam").bytes()).isEqualTo(11_000_000);

    meter.take("bbb", "Pull complete", 0, 0);
    meter.take("ccc", "Pull complete", 0, 0);
    assertThat(meter.reading("zeam"))
        .isEqualTo(new PullProgress("zeam", 3, 3, 40_000_001, 40_000_001));
  }

  @Test
  void lines_about_the_whole_image_are_no_layers() {
    meter.take("latest", "Pulling from library/debian", 0, 0);
    meter.take("x", "Digest: sha256:abcd", 0, 0);

    assertThat(meter.reading("debian").layers()).isZero();
  }
}
