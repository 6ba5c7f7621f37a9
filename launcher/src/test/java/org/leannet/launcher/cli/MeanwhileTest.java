package org.leannet.launcher.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.leannet.launcher.enclave.Enclave;
import org.leannet.launcher.enclave.EnclaveName;
import org.leannet.launcher.enclave.Enclaves;
import org.leannet.launcher.enclave.PortClaims;
import org.leannet.launcher.plan.resolve.Plans;
import org.leannet.launcher.runtime.Executable;
import org.leannet.launcher.runtime.ServiceSpec;
import org.leannet.launcher.runtime.process.ProcessRuntime;

/// Commands that read all enclaves, while another makes and removes one again and again.
class MeanwhileTest {
  private static final int TIMES = 150;

  @TempDir private Path home;

  private void makeAndRemove(Enclaves enclaves) throws Exception {
    var enclave = enclaves.create(new EnclaveName("brief"));
    enclave.savePlan(Plans.of("participants: [{cl_type: embedded, count: 2}]"));
    var runtime = runtime(enclave);
    for (var name : List.of("lean-embedded-0", "lean-embedded-1")) {
      runtime.create(
          ServiceSpec.of(name, new Executable.Local(List.of("true"), enclave.directory())));
    }
    enclave.markLaunched();
    runtime.dispose();
    enclaves.remove(enclave);
  }

  private static ProcessRuntime runtime(Enclave enclave) {
    return new ProcessRuntime(enclave.services(), enclave.logs());
  }

  @Test
  void nobody_stumbles_over_an_enclave_that_goes_away() throws Exception {
    var enclaves = new Enclaves(home.resolve("leannet"), new PortClaims(home));
    var leannet = new InProcess(home);
    var ended = new AtomicBoolean();
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      var other =
          threads.submit(() -> {
            while (!ended.get()) {
              makeAndRemove(enclaves);
            }
            return true;
          });
      try {
        for (var time = 0; time < TIMES; time++) {
          var ls = leannet.run("enclave", "ls");
          assertThat(ls.exitCode()).as(ls.toString()).isZero();
          assertThat(ls.err()).isEmpty();
          assertThat(enclaves.portsInUse()).doesNotContain(0);
        }
      } finally {
        ended.set(true);
      }
      assertThat(other.get()).isTrue();
    }
  }
}
