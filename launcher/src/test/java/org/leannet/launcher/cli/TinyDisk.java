package org.leannet.launcher.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.leannet.launcher.Prerequisite;

/// A disk of its own at a folder, in memory, with as much room as a test gives it.
///
/// @param folder where it is mounted
/// @param kilobytes all it holds
record TinyDisk(Path folder, int kilobytes) {
  private static final String BALLAST = "ballast";

  /// Mounts it. Needs to be root, with the right to mount; else the test is skipped, loudly.
  static TinyDisk mount(Path folder, int kilobytes) throws IOException, InterruptedException {
    Files.createDirectories(folder);
    var refusal = run("mount", "-t", "tmpfs", "-o", "size=" + kilobytes + "k", "tmpfs", folder);
    if (!refusal.isEmpty()) {
      throw Prerequisite.missing("no disk can be mounted here: " + refusal);
    }
    return new TinyDisk(folder, kilobytes);
  }

  /// Leaves so much room beside what is on it.
  void leaveFree(int freeKilobytes) throws IOException {
    Files.deleteIfExists(folder.resolve(BALLAST));
    var free = Files.getFileStore(folder).getUsableSpace();
    Files.write(folder.resolve(BALLAST), new byte[(int) free - freeKilobytes * 1024]);
  }

  /// Leaves so much room for all but the ballast: what is on it already counts.
  void resize(int roomKilobytes) throws IOException {
    Files.deleteIfExists(folder.resolve(BALLAST));
    Files.write(folder.resolve(BALLAST), new byte[(kilobytes - roomKilobytes) * 1024]);
  }

  /// Takes it away with all that is on it.
  void unmount() throws IOException, InterruptedException {
    assertThat(run("umount", "-l", folder)).isEmpty();
  }

  /// What the command has to say against it.
  private static String run(Object... words) throws IOException, InterruptedException {
    var command = Stream.of(words).map(Object::toString).toList();
    var process = new ProcessBuilder(command).redirectErrorStream(true).start();
    var said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    return process.waitFor() == 0 ? "" : said.strip();
  }
}
