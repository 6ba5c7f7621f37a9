package org.leannet.launcher.runtime.docker.archive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TarStreamTest {
  private static final Owner SOMEONE = new Owner(1000, 1001);

  @TempDir private Path folder;

  /// What another implementation reads of one entry.
  private record Read(String path, int mode, long user, long group, String content) {}

  private static List<Read> read(byte[] archive) throws IOException {
    var found = new ArrayList<Read>();
    try (var tar = new TarArchiveInputStream(new ByteArrayInputStream(archive))) {
      for (var entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
        found.add(
            new Read(
                entry.getName(),
                entry.getMode() & 0777,
                entry.getLongUserId(),
                entry.getLongGroupId(),
                new String(tar.readAllBytes(), StandardCharsets.UTF_8)));
      }
    }
    return found;
  }

  private static byte[] bytes(List<TarEntry> entries) throws IOException {
    try (var stream = new TarStream(entries)) {
      return stream.readAllBytes();
    }
  }

  @Test
  void entries_come_out_as_they_went_in() throws Exception {
    var file = Files.writeString(folder.resolve("key"), "secret");

    var archive =
        bytes(
            List.of(
                new TarEntry.Folder("config", 0750, SOMEONE),
                new TarEntry.Copy("config/0.key", 0600, SOMEONE, file, 6),
                new TarEntry.Text("Dockerfile", 0644, Owner.ROOT, "FROM scratch\n")));

    assertThat(archive.length % 512).isZero();
    assertThat(read(archive))
        .containsExactly(
            new Read("config/", 0750, 1000, 1001, ""),
            new Read("config/0.key", 0600, 1000, 1001, "secret"),
            new Read("Dockerfile", 0644, 0, 0, "FROM scratch\n"));
  }

  @Test
  void an_empty_archive_is_an_archive() throws Exception {
    assertThat(bytes(List.of())).hasSize(1024).containsOnly(0);
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 511, 512, 513, 100_000})
  void content_of_any_size_is_padded_to_blocks(int size) throws Exception {
    var content = new byte[size];
    new Random(size).nextBytes(content);
    var file = Files.write(folder.resolve("f"), content);

    var archive =
        bytes(
            List.of(
                new TarEntry.Copy("f", 0644, Owner.ROOT, file, size),
                new TarEntry.Text("after", 0644, Owner.ROOT, "x")));

    try (var tar = new TarArchiveInputStream(new ByteArrayInputStream(archive))) {
      tar.getNextEntry();
      assertThat(tar.readAllBytes()).isEqualTo(content);
      assertThat(tar.getNextEntry().getName()).isEqualTo("after");
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {99, 100, 101, 511, 512, 600})
  void a_path_of_any_length_is_kept(int length) throws Exception {
    var path = "a/" + "b".repeat(length - 2);

    assertThat(
            read(
                bytes(
                    List.of(
                        new TarEntry.Text(path, 0644, Owner.ROOT, "x"),
                        new TarEntry.Folder(path + "c", 0755, Owner.ROOT)))))
        .extracting(Read::path)
        .containsExactly(path, path + "c/");
  }

  @Test
  void a_path_may_have_letters_of_any_language() throws Exception {
    assertThat(read(bytes(List.of(new TarEntry.Text("clé/ключ", 0644, Owner.ROOT, "")))))
        .extracting(Read::path)
        .containsExactly("clé/ключ");
  }

  @Test
  void the_same_files_give_the_same_archive() throws Exception {
    var file = Files.writeString(folder.resolve("f"), "x");
    List<TarEntry> entries = List.of(new TarEntry.Copy("f", 0644, Owner.ROOT, file, 1));
    var before = bytes(entries);
    Files.setLastModifiedTime(file, java.nio.file.attribute.FileTime.fromMillis(0));

    assertThat(bytes(entries)).isEqualTo(before);
  }

  @Test
  void a_file_that_became_shorter_is_told_of() throws Exception {
    var file = Files.writeString(folder.resolve("f"), "short");

    try (var stream = new TarStream(List.of(new TarEntry.Copy("f", 0644, Owner.ROOT, file, 6)))) {
      assertThatThrownBy(stream::readAllBytes)
          .isInstanceOf(IOException.class)
          .hasMessage("f became shorter while it was copied");
      assertThat(stream.failure()).isPresent();
    }
  }

  @Test
  void a_file_that_grew_is_copied_as_far_as_it_was_announced() throws Exception {
    var file = Files.writeString(folder.resolve("f"), "longer");

    assertThat(read(bytes(List.of(new TarEntry.Copy("f", 0644, Owner.ROOT, file, 4)))))
        .containsExactly(new Read("f", 0644, 0, 0, "long"));
  }

  @Test
  void a_path_out_of_the_archive_is_refused() {
    for (var path : new String[] {"", "/etc", "a/../b", "..", "a/"}) {
      assertThatThrownBy(() -> new TarEntry.Folder(path, 0755, Owner.ROOT))
          .hasMessage("no path of an archive: '" + path + "'");
    }
  }

  @Test
  void a_folder_is_taken_with_all_there_is_in_it() throws Exception {
    var config = folder.resolve("genesis");
    Files.createDirectories(config.resolve("hash-sig-keys"));
    Files.writeString(config.resolve("config.yaml"), "A: 1\n");
    var key = Files.writeString(config.resolve("hash-sig-keys/0_sk.ssz"), "k");
    Files.setPosixFilePermissions(key, PosixFilePermissions.fromString("rw-------"));
    Files.setPosixFilePermissions(config, PosixFilePermissions.fromString("rwxr-x---"));
    Files.createSymbolicLink(config.resolve("link"), key);

    assertThat(read(bytes(FileTree.entries(config, "/config/", SOMEONE))))
        .containsExactly(
            new Read("config/", 0750, 1000, 1001, ""),
            new Read(
                "config/config.yaml", mode(config.resolve("config.yaml")), 1000, 1001, "A: 1\n"),
            new Read(
                "config/hash-sig-keys/", mode(config.resolve("hash-sig-keys")), 1000, 1001, ""),
            new Read("config/hash-sig-keys/0_sk.ssz", 0600, 1000, 1001, "k"),
            new Read("config/link", 0600, 1000, 1001, "k"));
  }

  private static int mode(Path path) throws IOException {
    var text = PosixFilePermissions.toString(Files.getPosixFilePermissions(path));
    var bits = text.chars().mapToObj(c -> c == '-' ? "0" : "1").toList();
    return Integer.parseInt(String.join("", bits), 2);
  }

  @Test
  void a_file_lies_where_it_is_wanted() throws Exception {
    var key = Files.writeString(folder.resolve("0.key"), "k");

    assertThat(read(bytes(FileTree.entries(key, "/config/embedded_0.key", Owner.ROOT))))
        .extracting(Read::path)
        .containsExactly("config/embedded_0.key");
  }

  @Test
  void a_source_that_is_not_there_is_named() {
    assertThatThrownBy(() -> FileTree.entries(folder.resolve("gone"), "/config", Owner.ROOT))
        .isInstanceOf(java.nio.file.NoSuchFileException.class)
        .hasMessage(folder.resolve("gone") + ": it is to be copied to /config");
  }
}
