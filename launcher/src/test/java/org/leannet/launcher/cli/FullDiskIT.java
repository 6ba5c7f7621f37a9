package org.leannet.launcher.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A disk that is full before a network is there, with a little more room each time: the words say
/// which, and nothing is left on it.
class FullDiskIT {
  private static final int ROOM = 512;

  /// What the keys take, of which there is more than of anything else.
  private static final int KEYS = 72;

  @TempDir private Path home;

  private LeannetProcess leannet;
  private TinyDisk disk;

  @BeforeEach
  void mount() throws Exception {
    leannet = new LeannetProcess(home);
    disk = TinyDisk.mount(home.resolve("leannet"), ROOM);
  }

  @AfterEach
  void leave_nothing() throws Exception {
    assertThat(leannet.strays()).isEmpty();
    disk.unmount();
  }

  /// Nodes that end at once: a launch that gets so far had room for everything.
  private String argsFile() throws IOException {
    var lines = Files.readAllLines(new StandInDevnet(home).argsFile("die", 20, "disk"));
    lines.removeIf(line -> line.startsWith("network:") || line.startsWith("runtime:"));
    return Files.write(home.resolve("pair.yaml"), lines).toString();
  }

  @Test
  void a_launch_without_room_says_so_and_leaves_nothing() throws Exception {
    var file = argsFile();
    var failed = new LinkedHashSet<String>();
    var room = 0;
    var result = launchIn(room, file);
    while (!result.err().contains("died: exit code 3")) {
      assertThat(result.exitCode()).as(result.toString()).isIn(1, 5, 6);
      assertThat(result.err().toLowerCase(Locale.ROOT))
          .as("with %d kB", room)
          .contains("no space left on device", home.resolve("leannet").toString())
          .doesNotContain("\tat ", "exception", "could not undo");
      failed.add(where(result.err()));
      assertNothingIsLeft();
      // Finer where each file is another kind of work.
      room += room < KEYS ? 24 : 8;
      result = launchIn(room, file);
    }

    // With room for it, what the launches before it left was of use or was not there.
    assertThat(result.exitCode()).isEqualTo(6);
    assertThat(result.err()).contains("4 from the cache").doesNotContain("key made again");
    assertThat(failed).containsAll(Set.of("plan.json", "keys", "genesis", "services", "start"));
    assertNothingIsLeft();
  }

  private LeannetProcess.Result launchIn(int room, String file) throws Exception {
    assertThat(room).as("kilobytes that are not enough").isLessThan(ROOM);
    disk.resize(room);
    return new InProcess(home).run("run", file);
  }

  private static String where(String words) {
    if (words.contains("could not be started")) {
      return "start";
    }
    for (var part : new String[] {"the key cache", "/genesis/", "/services/", "plan.json"}) {
      if (words.contains(part)) {
        return part.replace("/", "").replace("the key cache", "keys");
      }
    }
    return words;
  }

  private void assertNothingIsLeft() throws Exception {
    assertThat(home.resolve("leannet/enclaves")).isEmptyDirectory();
    assertThat(leannet.strays()).isEmpty();
    var cache = home.resolve("leannet/keys");
    if (!Files.exists(cache)) {
      return;
    }
    try (var files = Files.walk(cache)) {
      for (var key : files.filter(Files::isRegularFile).toList()) {
        if (!key.endsWith(".lock")) {
          assertThat(checksums(key)).as("the entry of " + key).contains(digest(key));
        }
      }
    }
  }

  /// The checksums of the cache entry that a file belongs to.
  private static String checksums(Path key) throws IOException {
    var entry = key.getFileName().toString().replaceFirst("(_key_[sp]k\\.ssz|\\.sha256)$", "");
    var own = key.toString().endsWith(".sha256") ? digest(key) : "";
    return Files.readString(key.resolveSibling(entry + ".sha256")) + own;
  }

  private static String digest(Path file) throws IOException {
    try {
      return HexFormat.of()
          .formatHex(MessageDigest.getInstance("SHA-256").digest(Files.readAllBytes(file)));
    } catch (NoSuchAlgorithmException e) {
      throw new AssertionError(e);
    }
  }
}
