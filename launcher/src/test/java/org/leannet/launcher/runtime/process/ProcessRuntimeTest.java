package org.leannet.launcher.runtime.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.leannet.launcher.failure.ExitCode;
import org.leannet.launcher.failure.LaunchFailure;
import org.leannet.launcher.runtime.Capability;
import org.leannet.launcher.runtime.Eventually;
import org.leannet.launcher.runtime.Executable;
import org.leannet.launcher.runtime.Runtime;
import org.leannet.launcher.runtime.RuntimeContract;
import org.leannet.launcher.runtime.ServiceSpec;
import org.leannet.launcher.runtime.ServiceState;

class ProcessRuntimeTest extends RuntimeContract {
  @TempDir private Path folder;

  @Override
  protected Runtime open() {
    return new ProcessRuntime(folder.resolve("services"), folder.resolve("logs"));
  }

  @Override
  protected Executable shell(String script) {
    return new Executable.Local(List.of("/bin/sh", "-c", script), folder);
  }

  private long pidOf(String service) throws Exception {
    return Long.parseLong(open().status(service).handle().substring("pid ".length()));
  }

  private void startWaiter() throws Exception {
    open().create(ServiceSpec.of("waiter", shell("while :; do sleep 0.1; done")));
    open().start("waiter");
  }

  @Test
  void a_service_has_a_session_of_its_own() throws Exception {
    startWaiter();
    var session =
        new ProcessBuilder("ps", "-o", "sid=", "-p", Long.toString(pidOf("waiter"))).start();
    var own =
        new ProcessBuilder("ps", "-o", "sid=", "-p", Long.toString(ProcessHandle.current().pid()))
            .start();

    assertThat(text(session)).isNotBlank().isNotEqualTo(text(own));
  }

  private static String text(Process process) throws IOException {
    return new String(
            process.getInputStream().readAllBytes(), java.nio.charset.StandardCharsets.US_ASCII)
        .strip();
  }

  @Test
  void a_reused_pid_is_never_touched() throws Exception {
    startWaiter();
    open().kill("waiter");
    var stranger = new ProcessBuilder("sleep", "60").start();
    try {
      // As if the kernel had given the dead service's pid to the stranger.
      var run = folder.resolve("services/waiter.run");
      var lines = Files.readAllLines(run);
      Files.write(
          run, List.of("" + stranger.pid(), lines.get(1), "" + stranger.pid(), lines.get(3)));

      assertThat(open().status("waiter").state()).isEqualTo(ServiceState.STOPPED);
      open().kill("waiter");
      open().stop("waiter", Duration.ofSeconds(1));
      open().remove("waiter");

      assertThat(stranger.isAlive()).isTrue();
    } finally {
      stranger.destroyForcibly();
    }
  }

  @Test
  void a_service_killed_from_outside_is_seen_with_its_exit_code() throws Exception {
    startWaiter();
    ProcessHandle.of(pidOf("waiter")).orElseThrow().destroyForcibly();

    Eventually.await(
        "its end is noticed", () -> open().status("waiter").state() == ServiceState.STOPPED);
    Eventually.await("its exit code", () -> open().status("waiter").exitCode().isPresent());
    assertThat(open().status("waiter").exitCode()).contains(137);
  }

  @Test
  void without_its_script_the_exit_code_is_honestly_unknown() throws Exception {
    startWaiter();
    var script = Long.parseLong(Files.readAllLines(folder.resolve("services/waiter.run")).get(2));
    ProcessHandle.of(script).orElseThrow().destroyForcibly();
    Eventually.await("the script is gone", () -> ProcessIdentity.of(script).isEmpty());
    open().kill("waiter");

    var status = open().status("waiter");
    assertThat(status.state()).isEqualTo(ServiceState.STOPPED);
    assertThat(status.ending()).isEqualTo("exit code not known");
  }

  @Test
  void what_a_service_started_ends_with_it() throws Exception {
    open().create(ServiceSpec.of("parent", shell("sleep 300 & echo $!; wait")));
    open().start("parent");
    var log = folder.resolve("logs/parent.log");
    Eventually.await("the child's pid", () -> Files.exists(log) && Files.size(log) > 0);
    var child = Long.parseLong(Files.readString(log).strip());

    open().kill("parent");

    Eventually.await("the child is gone", () -> ProcessHandle.of(child).isEmpty());
  }

  @Test
  void a_program_that_is_not_there_exits_with_127_and_says_so_in_its_log() throws Exception {
    open().create(ServiceSpec.of("ghost", new Executable.Local(List.of("/no/such/node"), folder)));
    open().start("ghost");
    Eventually.await("its exit code", () -> open().status("ghost").exitCode().isPresent());

    assertThat(open().status("ghost").exitCode()).contains(127);
    assertThat(Files.readString(folder.resolve("logs/ghost.log"))).contains("/no/such/node");
  }

  @Test
  void removing_leaves_no_file() throws Exception {
    startWaiter();
    open().remove("waiter");

    assertThat(folder.resolve("services")).isEmptyDirectory();
    assertThat(folder.resolve("logs")).isEmptyDirectory();
  }

  @Test
  void an_image_is_refused_with_exit_code_8() {
    var image = new Executable.Image("ghcr.io/x/y:1", List.of(), List.of());

    assertThatThrownBy(() -> open().create(ServiceSpec.of("alpha", image)))
        .isInstanceOfSatisfying(
            LaunchFailure.class, f -> assertThat(f.exitCode()).isEqualTo(ExitCode.UNSUPPORTED))
        .hasMessage("the process runtime cannot run container images");
    assertThat(open().capabilities().has(Capability.PAUSE)).isTrue();
  }

  @Test
  void what_ran_once_is_never_seen_as_if_it_had_not() throws Exception {
    startWaiter();
    var seen = EnumSet.noneOf(ServiceState.class);
    var ended = new AtomicBoolean();
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      var looking =
          threads.submit(() -> {
            while (!ended.get()) {
              var there = open().list();
              assertThat(there).hasSize(1);
              seen.add(there.getFirst().state());
            }
            return seen;
          });
      for (var i = 0; i < 5; i++) {
        open().kill("waiter");
        open().start("waiter");
        open().replace(open().status("waiter").spec(), Duration.ofSeconds(1));
      }
      ended.set(true);

      assertThat(looking.get()).contains(ServiceState.RUNNING).doesNotContain(ServiceState.CREATED);
    }
  }

  @Test
  void a_log_grown_too_large_is_set_aside_at_the_next_start() throws Exception {
    startWaiter();
    open().kill("waiter");
    try (var log = new java.io.RandomAccessFile(folder.resolve("logs/waiter.log").toFile(), "rw")) {
      log.setLength(LogFile.ROTATE_BYTES + 1);
    }

    open().start("waiter");

    assertThat(folder.resolve("logs/waiter.log.1")).hasSize(LogFile.ROTATE_BYTES + 1);
    assertThat(folder.resolve("logs/waiter.log")).hasSize(0);
  }
}
