package org.leannet.launcher.runtime.docker;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.leannet.launcher.runtime.Executable;
import org.leannet.launcher.runtime.Runtime;
import org.leannet.launcher.runtime.RuntimeContract;

class DockerRuntimeIT extends RuntimeContract {
  private final AtomicReference<String> enclave = new AtomicReference<>("");

  @Override
  protected Runtime open() throws Exception {
    enclave.set(TestDaemon.enclaveName());
    return new DockerRuntime(
        TestDaemon.open(),
        DockerEnclave.existing(enclave.get()),
        problem -> assertThat(problem).isEmpty());
  }

  @Override
  protected Executable shell(String script) {
    return new Executable.Image(TestDaemon.BASE, List.of("/bin/sh", "-c"), List.of(script));
  }
}
