package org.leannet.launcher.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.leannet.launcher.failure.ExitCode;
import org.leannet.launcher.failure.LaunchFailure;

/// What every runtime does alike. A subclass gives the runtime and a way to run a shell script in
/// it.
public abstract class RuntimeContract {
  /// Says ready, then waits until it is ended.
  private static final String WAITER = "echo ready; while :; do sleep 0.1; done";

  private static final Duration GRACE = Duration.ofSeconds(5);

  private Runtime runtime;

  /// A runtime for an enclave that has no service yet.
  protected abstract Runtime open() throws Exception;

  /// How a POSIX shell runs this script in the runtime.
  protected abstract Executable shell(String script);

  @BeforeEach
  void open_the_runtime() throws Exception {
    runtime = open();
    runtime.prepare();
  }

  @AfterEach
  void dispose_of_the_runtime() throws Exception {
    runtime.dispose();
    runtime.close();
  }

  private ServiceSpec spec(String name, String script) {
    return ServiceSpec.of(name, shell(script));
  }

  private void createAndStart(ServiceSpec spec) throws Exception {
    runtime.create(spec);
    runtime.start(spec.name());
  }

  private void awaitState(String service, ServiceState wanted) throws Exception {
    Eventually.await(service + " is " + wanted, () -> runtime.status(service).state() == wanted);
  }

  private List<String> log(String service) throws Exception {
    var lines = new ArrayList<String>();
    runtime.logs(service, LogQuery.last(LogQuery.ALL), lines::add);
    return lines;
  }

  private void awaitLine(String service, String line) throws Exception {
    Eventually.await(service + " prints " + line, () -> log(service).contains(line));
  }

  @Test
  void a_created_service_does_not_run() throws Exception {
    runtime.create(spec("alpha", WAITER));

    assertThat(runtime.status("alpha").state()).isEqualTo(ServiceState.CREATED);
    assertThat(log("alpha")).isEmpty();
  }

  @Test
  void a_status_gives_back_the_spec_that_was_created() throws Exception {
    var spec =
        spec("alpha", "echo \"it's 'quoted' $1\"; exit 0")
            .withLabels(Map.of("org.leannet.client", "embedded"))
            .withEnvironment(Map.of("SEED", "a b"))
            .withPorts(List.of(PortSpec.http("api", 5052), PortSpec.udp("quic", 9000)));
    runtime.create(spec);

    assertThat(runtime.status("alpha").spec()).isEqualTo(spec);
  }

  @Test
  void a_started_service_runs_until_it_is_stopped() throws Exception {
    createAndStart(spec("alpha", WAITER));
    awaitLine("alpha", "ready");
    assertThat(runtime.status("alpha").state()).isEqualTo(ServiceState.RUNNING);
    assertThat(runtime.status("alpha").startedAt()).isPresent();

    runtime.stop("alpha", GRACE);

    assertThat(runtime.status("alpha").state()).isEqualTo(ServiceState.STOPPED);
  }

  @Test
  void the_exit_code_of_a_service_that_ends_by_itself_is_known() throws Exception {
    createAndStart(spec("alpha", "echo dying >&2; exit 37"));
    awaitState("alpha", ServiceState.STOPPED);

    Eventually.await(
        "the exit code", () -> runtime.status("alpha").exitCode().equals(Optional.of(37)));
    assertThat(log("alpha")).containsExactly("dying");
  }

  @Test
  void a_stopping_service_has_time_to_end_well() throws Exception {
    createAndStart(
        spec("alpha", "trap 'echo bye; exit 7' TERM; echo ready; while :; do sleep 0.1; done"));
    awaitLine("alpha", "ready");

    runtime.stop("alpha", GRACE);

    assertThat(log("alpha")).containsExactly("ready", "bye");
    assertThat(runtime.status("alpha").exitCode()).contains(7);
  }

  @Test
  void a_service_that_will_not_end_is_ended() throws Exception {
    createAndStart(spec("alpha", "trap '' TERM; " + WAITER));
    awaitLine("alpha", "ready");

    runtime.stop("alpha", Duration.ofMillis(300));

    assertThat(runtime.status("alpha").state()).isEqualTo(ServiceState.STOPPED);
    assertThat(runtime.status("alpha").exitCode()).contains(137);
  }

  @Test
  void a_killed_service_has_no_time_at_all() throws Exception {
    createAndStart(spec("alpha", "trap 'echo bye' TERM; " + WAITER));
    awaitLine("alpha", "ready");

    runtime.kill("alpha");

    assertThat(log("alpha")).containsExactly("ready");
    assertThat(runtime.status("alpha").exitCode()).contains(137);
  }

  @Test
  void a_stopped_service_starts_again_and_keeps_its_log() throws Exception {
    createAndStart(spec("alpha", WAITER));
    awaitLine("alpha", "ready");
    runtime.stop("alpha", GRACE);

    runtime.start("alpha");

    assertThat(runtime.status("alpha").state()).isEqualTo(ServiceState.RUNNING);
    assertThat(runtime.status("alpha").exitCode()).isEmpty();
    Eventually.await("both runs in the log", () -> log("alpha").equals(List.of("ready", "ready")));
  }

  @Test
  void starting_what_runs_changes_nothing() throws Exception {
    createAndStart(spec("alpha", WAITER));
    var before = runtime.status("alpha");

    runtime.start("alpha");

    assertThat(runtime.status("alpha")).isEqualTo(before);
  }

  @Test
  void stopping_what_does_not_run_is_harmless() throws Exception {
    runtime.create(spec("alpha", WAITER));
    runtime.stop("alpha", GRACE);
    runtime.kill("alpha");

    assertThat(runtime.status("alpha").state()).isEqualTo(ServiceState.CREATED);
  }

  @Test
  void a_paused_service_stands_still_and_goes_on() throws Exception {
    createAndStart(spec("alpha", "i=0; while :; do i=$((i+1)); echo $i; sleep 0.05; done"));
    awaitLine("alpha", "2");

    runtime.pause("alpha");
    assertThat(runtime.status("alpha").state()).isEqualTo(ServiceState.PAUSED);
    var frozen = log("alpha").size();

    runtime.unpause("alpha");
    assertThat(runtime.status("alpha").state()).isEqualTo(ServiceState.RUNNING);
    Eventually.await("it goes on", () -> log("alpha").size() > frozen);
  }

  @Test
  void a_paused_service_is_stopped_like_any_other() throws Exception {
    createAndStart(spec("alpha", "trap 'echo bye; exit 0' TERM; " + WAITER));
    awaitLine("alpha", "ready");
    runtime.pause("alpha");

    runtime.stop("alpha", GRACE);

    assertThat(runtime.status("alpha").state()).isEqualTo(ServiceState.STOPPED);
  }

  @Test
  void pausing_what_does_not_run_is_refused() throws Exception {
    runtime.create(spec("alpha", WAITER));

    assertThatThrownBy(() -> runtime.pause("alpha"))
        .isInstanceOfSatisfying(
            LaunchFailure.class, f -> assertThat(f.exitCode()).isEqualTo(ExitCode.USAGE))
        .hasMessage("service 'alpha' does not run");
  }

  @Test
  void the_environment_of_the_spec_reaches_the_service() throws Exception {
    var value = "two words, 'quotes', \"more\", $HOME and a \\ slash";
    createAndStart(
        spec("alpha", "printf '%s\\n' \"$GREETING\"").withEnvironment(Map.of("GREETING", value)));
    awaitState("alpha", ServiceState.STOPPED);

    assertThat(log("alpha")).containsExactly(value);
  }

  @Test
  void only_the_last_lines_are_given_when_asked() throws Exception {
    createAndStart(spec("alpha", "i=0; while [ $i -lt 50 ]; do i=$((i+1)); echo line $i; done"));
    awaitState("alpha", ServiceState.STOPPED);
    var lines = new ArrayList<String>();

    runtime.logs("alpha", LogQuery.last(2), lines::add);

    assertThat(lines).containsExactly("line 49", "line 50");
  }

  @Test
  void a_followed_log_goes_on_until_the_service_ends() throws Exception {
    createAndStart(spec("alpha", "for i in 1 2 3; do echo $i; sleep 0.2; done"));
    var lines = new ArrayList<String>();

    runtime.logs("alpha", new LogQuery(LogQuery.ALL, true), lines::add);

    assertThat(lines).containsExactly("1", "2", "3");
  }

  @Test
  void services_are_listed_by_name() throws Exception {
    runtime.create(spec("beta", WAITER));
    createAndStart(spec("alpha", WAITER));

    assertThat(runtime.list()).extracting(ServiceStatus::name).containsExactly("alpha", "beta");
    assertThat(runtime.list())
        .extracting(ServiceStatus::state)
        .containsExactly(ServiceState.RUNNING, ServiceState.CREATED);
  }

  @Test
  void a_removed_service_is_gone_even_when_it_ran() throws Exception {
    createAndStart(spec("alpha", WAITER));

    runtime.remove("alpha");
    runtime.remove("alpha");

    assertThat(runtime.list()).isEmpty();
    assertThatThrownBy(() -> runtime.status("alpha"))
        .isInstanceOfSatisfying(
            LaunchFailure.class, f -> assertThat(f.exitCode()).isEqualTo(ExitCode.USAGE))
        .hasMessageContaining("no service 'alpha'");
  }

  @Test
  void a_name_is_taken_once() throws Exception {
    runtime.create(spec("alpha", WAITER));

    assertThatThrownBy(() -> runtime.create(spec("alpha", WAITER)))
        .isInstanceOf(LaunchFailure.class)
        .hasMessage("there is a service 'alpha' already");
  }

  @Test
  void a_command_runs_inside_a_service_where_that_is_offered() throws Exception {
    createAndStart(spec("alpha", WAITER));
    awaitLine("alpha", "ready");
    var lines = new ArrayList<String>();
    var command = List.of("/bin/sh", "-c", "echo out; echo \"$0 $1\" >&2; exit 9", "a b", "c");

    if (runtime.capabilities().has(Capability.EXEC)) {
      assertThat(runtime.exec("alpha", command, lines::add)).isEqualTo(9);
      assertThat(lines).containsExactlyInAnyOrder("out", "a b c");
      lines.clear();
      var typed = new ByteArrayInputStream("cd /; pwd\nexit 4\n".getBytes(StandardCharsets.UTF_8));
      assertThat(runtime.exec("alpha", Inside.of(List.of("/bin/sh")).reading(typed), lines::add))
          .isEqualTo(4);
      assertThat(lines).containsExactly("/");
      lines.clear();
      var another = Inside.of(List.of("id", "-u")).as(Optional.of("12345"));
      assertThat(runtime.exec("alpha", another, lines::add)).isZero();
      assertThat(lines).containsExactly("12345");
      var nobody = Inside.of(List.of("id")).as(Optional.of("nosuchuser"));
      assertThatThrownBy(() -> runtime.exec("alpha", nobody, lines::add))
          .isInstanceOf(LaunchFailure.class)
          .hasMessage("alpha has no user 'nosuchuser' inside");
    } else {
      assertThatThrownBy(() -> runtime.exec("alpha", command, lines::add))
          .isInstanceOfSatisfying(
              LaunchFailure.class, f -> assertThat(f.exitCode()).isEqualTo(ExitCode.UNSUPPORTED));
    }
  }

  @Test
  void a_command_gets_a_terminal_where_that_is_offered() throws Exception {
    createAndStart(spec("alpha", WAITER));
    awaitLine("alpha", "ready");
    if (!runtime.capabilities().has(Capability.EXEC)) {
      return;
    }
    var shown = new ByteArrayOutputStream();
    var typed = new ByteArrayInputStream("x\r".getBytes(StandardCharsets.UTF_8));
    // What it is asked for comes after its size was told, which it cannot know before it runs.
    var script = "read a; test -t 0 && test -t 1 && stty size; printf '\\033[1m%s' $a; exit 3";
    var inside =
        Inside.of(
                List.of(
                    "/bin/sh", "-c", "until stty size | grep -q '20 90'; do :; done; " + script))
            .reading(typed)
            .on(new Inside.Screen(90, 20, shown));

    assertThat(runtime.exec("alpha", inside, _ -> {})).isEqualTo(3);

    assertThat(shown.toString(StandardCharsets.UTF_8)).endsWith("20 90\r\n\u001b[1mx");
  }

  @Test
  void a_replaced_service_runs_as_its_new_spec_says() throws Exception {
    createAndStart(spec("alpha", WAITER).withLabels(Map.of("org.leannet.client", "embedded")));
    awaitLine("alpha", "ready");
    var replacement = spec("alpha", "echo better; while :; do sleep 0.1; done");

    runtime.replace(replacement, GRACE);

    awaitLine("alpha", "better");
    assertThat(runtime.status("alpha").spec()).isEqualTo(replacement);
    assertThat(runtime.list()).hasSize(1);
  }

  @Test
  void what_did_not_run_does_not_run_after_it_was_replaced() throws Exception {
    runtime.create(spec("alpha", WAITER));

    runtime.replace(spec("alpha", "echo better; sleep 60"), GRACE);

    assertThat(runtime.status("alpha").state().isAlive()).isFalse();
    assertThatThrownBy(() -> runtime.replace(spec("beta", WAITER), GRACE))
        .isInstanceOf(LaunchFailure.class)
        .hasMessageContaining("no service 'beta'");
  }

  @Test
  void disposing_ends_and_forgets_everything() throws Exception {
    createAndStart(spec("alpha", WAITER));
    runtime.create(spec("beta", WAITER));

    runtime.dispose();
    runtime.dispose();

    assertThat(runtime.list()).isEmpty();
  }
}
