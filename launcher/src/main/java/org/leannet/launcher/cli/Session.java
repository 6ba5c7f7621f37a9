package org.leannet.launcher.cli;

import java.io.InputStream;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Optional;
import org.leannet.clients.Catalogue;
import org.leannet.launcher.enclave.Enclave;
import org.leannet.launcher.enclave.Enclaves;
import org.leannet.launcher.launch.Launch;
import org.leannet.launcher.launch.LocalJava;
import org.leannet.launcher.launch.ProcessServices;
import org.leannet.launcher.launch.Runtimes;
import org.leannet.launcher.live.Surroundings;
import org.leannet.launcher.plan.NetworkPlan;

/// What every verb works with; made once, in `Main`.
///
/// @param installation where Leannet itself lies: its node's jar is found from there
/// @param javaHome the Java that runs this and will run embedded nodes
/// @param cores how many processors there are to compute with
public record Session(
    Console console,
    InputStream input,
    Enclaves enclaves,
    Runtimes runtimes,
    Path installation,
    Path javaHome,
    int cores,
    InstantSource clock) {
  /// Where and of what a network of this plan is made.
  Launch.Site site(Enclave enclave, NetworkPlan plan, Catalogue catalogue, boolean keepKeys) {
    var java = LocalJava.of(installation, javaHome);
    return new Launch.Site(
        plan,
        enclave.genesis(),
        new ProcessServices(plan, enclave, java, catalogue),
        () -> enclaves.clearData(enclave),
        keepKeys ? Optional.of(enclaves.keyCache()) : Optional.empty(),
        cores);
  }

  /// What the verbs that stay work with.
  Surroundings live() {
    return new Surroundings(
        new EnclaveSearch(this)::enclave,
        runtimes,
        clock,
        console.out(),
        console.err(),
        () -> Optional.ofNullable(System.console()).filter(java.io.Console::isTerminal).isPresent(),
        console.color());
  }
}
