package org.leannet.genesis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.leannet.ssz.Root;
import org.leannet.ssz.SszException;
import org.leannet.xmss.KeyGenerator;
import org.leannet.xmss.KeyPair;
import org.leannet.xmss.Parallel;
import org.leannet.xmss.SecretKey;
import org.leannet.xmss.XmssPreset;

class KeyCacheTest {

  private static final KeyRequest REQUEST = request(Sample.SEED, 3, KeyRole.ATTESTER, 32);

  @TempDir Path directory;

  private final List<GenesisEvent> events = new ArrayList<>();
  private int made;

  @Test
  void a_key_is_made_once() throws Exception {
    KeyCache.Entry first = fetch();
    KeyCache.Entry second = fetch();

    assertThat(made).isEqualTo(1);
    assertThat(first.found()).isFalse();
    assertThat(second.found()).isTrue();
    assertThat(second.publicKey()).isEqualTo(first.publicKey());
    assertThat(secretKey(second).publicKey()).isEqualTo(first.publicKey());
    assertThat(events).isEmpty();
  }

  @Test
  void an_entry_that_changed_is_made_again_and_said_so() throws Exception {
    KeyCache.Entry entry = fetch();
    byte[] content = Files.readAllBytes(entry.secretKey());
    content[content.length / 2] ^= 1;
    Files.write(entry.secretKey(), content);

    assertThat(fetch().found()).isFalse();
    assertThat(secretKey(entry).publicKey()).isEqualTo(entry.publicKey());
    assertThat(events)
        .containsExactly(
            new GenesisEvent.CacheEntryDiscarded(
                entry.secretKey().resolveSibling("validator_3_attester.sha256"),
                "its files do not match their checksums"));
    assertThat(fetch().found()).isTrue();
  }

  @Test
  void an_entry_that_lost_a_file_is_made_again() throws IOException {
    KeyCache.Entry entry = fetch();
    Files.delete(entry.secretKey());

    assertThat(fetch().found()).isFalse();
    assertThat(events)
        .first()
        .extracting(e -> ((GenesisEvent.CacheEntryDiscarded) e).reason())
        .isEqualTo("it has no validator_3_attester_key_sk.ssz");
  }

  @Test
  void an_entry_cut_off_before_its_checksums_is_none() throws IOException {
    KeyCache.Entry entry = fetch();
    Files.delete(entry.secretKey().resolveSibling("validator_3_attester.sha256"));

    assertThat(fetch().found()).isFalse();
    assertThat(made).isEqualTo(2);
    assertThat(events).isEmpty();
  }

  @Test
  void checksums_are_in_the_form_of_sha256sum() throws IOException {
    KeyCache.Entry entry = fetch();

    assertThat(Files.readString(entry.secretKey().resolveSibling("validator_3_attester.sha256")))
        .matches(
            """
            [0-9a-f]{64}  validator_3_attester_key_sk.ssz
            [0-9a-f]{64}  validator_3_attester_key_pk.ssz
            """);
  }

  @Test
  void keys_that_differ_in_anything_have_entries_and_seeds_of_their_own() {
    List<KeyRequest> requests =
        List.of(
            REQUEST,
            request(Sample.SEED, 4, KeyRole.ATTESTER, 32),
            request(Sample.SEED, 3, KeyRole.PROPOSER, 32),
            request(Sample.SEED, 3, KeyRole.ATTESTER, 64),
            request(Root.fromHex("5f".repeat(32)), 3, KeyRole.ATTESTER, 32));
    KeyCache cache = new KeyCache(directory);

    Set<Path> files =
        requests.stream()
            .map(r -> cache.fetch(r, maker(r), events::add).secretKey())
            .collect(Collectors.toSet());

    assertThat(files).hasSize(requests.size());
    assertThat(made).isEqualTo(requests.size());
    assertThat(requests.stream().map(KeyRequest::keySeed).distinct()).hasSize(4);
  }

  @Test
  void the_cache_does_not_name_the_seed() throws IOException {
    fetch();

    try (Stream<Path> files = Files.walk(directory)) {
      assertThat(files.map(Path::toString)).noneMatch(name -> name.contains("5e5e5e5e"));
    }
  }

  @Test
  void two_at_once_make_a_key_once() throws InterruptedException {
    Queue<KeyCache.Entry> entries = new ConcurrentLinkedQueue<>();
    List<Thread> threads =
        Stream.generate(() -> Thread.ofVirtual().unstarted(() -> entries.add(fetch())))
            .limit(4)
            .toList();
    threads.forEach(Thread::start);
    for (Thread thread : threads) {
      thread.join();
    }

    assertThat(entries).hasSize(4).filteredOn(KeyCache.Entry::found).hasSize(3);
    assertThat(made).isEqualTo(1);
  }

  @Test
  void a_cache_that_cannot_be_used_is_an_error_for_people() throws IOException {
    Path file = Files.writeString(directory.resolve("file"), "");

    assertThatThrownBy(() -> new KeyCache(file).fetch(REQUEST, maker(REQUEST), events::add))
        .isInstanceOf(GenesisException.class)
        .hasMessageStartingWith("the key cache " + file + " cannot be used: ")
        .extracting(e -> ((GenesisException) e).advice())
        .isEqualTo("check the free space and the permissions there, or run without a cache");
  }

  private KeyCache.Entry fetch() {
    return new KeyCache(directory).fetch(REQUEST, maker(REQUEST), events::add);
  }

  private Supplier<KeyPair> maker(KeyRequest request) {
    return () -> {
      made++;
      return new KeyGenerator(request.preset(), Parallel.SERIAL)
          .generate(request.keySeed(), 0, request.activeSlots());
    };
  }

  private static SecretKey secretKey(KeyCache.Entry entry) throws IOException, SszException {
    return SecretKey.decode(XmssPreset.TEST, Files.readAllBytes(entry.secretKey()));
  }

  private static KeyRequest request(Root seed, int index, KeyRole role, long slots) {
    return new KeyRequest(XmssPreset.TEST, slots, seed, index, role);
  }
}
