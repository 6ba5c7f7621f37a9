package org.leannet.launcher.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.leannet.launcher.runtime.docker.TestDaemon;

/// The disk of Docker is full, with a little more room each time: the words say so, and Docker has
/// nothing of the network any more.
class FullDockerDiskIT {
  private static final int ROOM = 32 * 1024;
  private static final int STEP = 48;

  private OwnEngine engine;
  private TinyDisk disk;

  @BeforeEach
  void start_the_engine() throws Exception {
    engine = OwnEngine.make();
    disk = TinyDisk.mount(engine.data(), ROOM);
    engine.start();
  }

  @AfterEach
  void end_the_engine() throws Exception {
    disk.leaveFree(ROOM / 4);
    engine.leannet().run("clean", "-a");
    engine.end();
    // A daemon that cannot write down that a network is gone forgets it, but not its bridge.
    engine.removeBridgesIn("10.252.0.0/16");
    disk.unmount();
    engine.remove();
  }

  @Test
  void a_launch_without_room_says_so_and_leaves_nothing() throws Exception {
    var leannet = engine.leannet();
    var failed = new LinkedHashSet<String>();
    var room = 0;
    while (true) {
      disk.leaveFree(room);
      var result = leannet.run("run", argsFile(room).toString(), "--enclave", "disk-" + room);
      try (var daemon = engine.connect()) {
        TestDaemon.assertNothingIsLeft(daemon, "disk-" + room);
      }
      assertThat(leannet.home().resolve("leannet/enclaves")).isEmptyDirectory();
      assertThat(result.exitCode()).as(result.toString()).isIn(4, 6);
      if (result.err().contains("died: exit code 3")) {
        break;
      }
      assertThat(result.err())
          .as("with %d kB", room)
          .contains("no space left on device", "the disk of Docker is full")
          .doesNotContain("\tat ", "Exception", "could not undo");
      failed.add(result.err().replaceAll("(?s).*leannet: cannot (\\w+) .*", "$1"));
      room += STEP;
      assertThat(room).as("kilobytes that are not enough").isLessThan(ROOM / 4);
    }
    assertThat(failed).contains("create").hasSizeGreaterThan(2);
  }

  /// Nodes that end at once: a launch that gets so far had room for everything.
  private Path argsFile(int room) throws IOException {
    var file = new StandInDevnet(engine.folder()).argsFile("die", 20, "room " + room);
    return Files.writeString(
        file,
        Files.readString(file) + "network: {subnet: 10.252.%d.0/24}\n".formatted(room / STEP));
  }
}
