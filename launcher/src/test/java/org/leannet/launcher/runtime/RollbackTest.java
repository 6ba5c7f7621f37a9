package org.leannet.launcher.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;

class RollbackTest {
  private final List<String> undone = new ArrayList<>();
  private final List<String> problems = new ArrayList<>();

  @Test
  void what_was_not_committed_is_undone_newest_first() {
    try (var rollback = new Rollback(problems::add)) {
      rollback.onFailure("the folder", () -> undone.add("folder"));
      rollback.onFailure("the process", () -> undone.add("process"));
    }
    assertThat(undone).containsExactly("process", "folder");
    assertThat(problems).isEmpty();
  }

  @Test
  void what_was_committed_stays() {
    try (var rollback = new Rollback(problems::add)) {
      rollback.onFailure("the folder", () -> undone.add("folder"));
      rollback.commit();
    }
    assertThat(undone).isEmpty();
  }

  @Test
  void an_attempt_undoes_itself_unless_it_is_committed() {
    try (var rollback = new Rollback(problems::add)) {
      rollback.onFailure("the ports", () -> undone.add("ports"));
      try (var failed = rollback.attempt()) {
        failed.onFailure("the folder", () -> undone.add("first folder"));
      }
      assertThat(undone).containsExactly("first folder");
      try (var attempt = rollback.attempt()) {
        attempt.onFailure("the folder", () -> undone.add("folder"));
        attempt.onFailure("the network", () -> undone.add("network"));
        attempt.commit();
      }
      assertThat(undone).containsExactly("first folder");
    }
    assertThat(undone).containsExactly("first folder", "network", "folder", "ports");
  }

  @Test
  void an_undo_that_fails_does_not_stop_the_others() {
    try (var rollback = new Rollback(problems::add)) {
      rollback.onFailure("the folder", () -> undone.add("folder"));
      rollback.onFailure(
          "the process",
          () -> {
            throw new IOException("it does not end");
          });
    }
    assertThat(undone).containsExactly("folder");
    assertThat(problems).containsExactly("could not undo the process: it does not end");
  }

  @Test
  void what_tells_of_the_rest_is_undone_only_when_all_the_rest_is() {
    for (var fails : new boolean[] {false, true}) {
      try (var rollback = new Rollback(problems::add)) {
        rollback.onFailureOfNothingElse("the folder", () -> undone.add("folder"));
        rollback.onFailure("the lock", () -> undone.add("lock"));
        rollback.onFailure(
            "the process",
            () -> {
              if (fails) {
                throw new IOException("it does not end");
              }
            });
      }
    }
    assertThat(undone).containsExactly("lock", "folder", "lock");
  }

  @Test
  void an_interrupt_neither_skips_nor_shortens_the_undo() {
    try (var rollback = new Rollback(problems::add)) {
      rollback.onFailure(
          "the wait", () -> undone.add("flag " + Thread.currentThread().isInterrupted()));
      Thread.currentThread().interrupt();
    }
    assertThat(undone).containsExactly("flag false");
    assertThat(Thread.interrupted()).isTrue();
  }

  @Test
  void an_undo_that_hangs_is_given_up_and_named() {
    var never = new CountDownLatch(1);
    try (var rollback = new Rollback(problems::add, Duration.ofMillis(50))) {
      rollback.onFailure("the stuck service", never::await);
    }
    assertThat(problems).containsExactly("gave up undoing after 0s: the stuck service");
  }
}
