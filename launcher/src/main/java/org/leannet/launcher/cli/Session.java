package org.leannet.launcher.cli;

import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Map;
import org.leannet.launcher.enclave.Enclaves;
import org.leannet.launcher.launch.Runtimes;

/// What every verb works with; made once, in `Main`.
///
/// @param installation where Leannet itself lies: its node's jar is found from there
/// @param environment the variables of the caller
public record Session(
    Console console,
    Enclaves enclaves,
    Runtimes runtimes,
    Path installation,
    Map<String, String> environment,
    InstantSource clock) {}
