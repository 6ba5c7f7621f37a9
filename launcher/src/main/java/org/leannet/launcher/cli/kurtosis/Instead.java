package org.leannet.launcher.cli.kurtosis;

import java.util.Map;
import java.util.Optional;

/// What to type in the place of a verb that Kurtosis has, or that people leave the group out of.
public final class Instead {
  private static final String FILES =
      "`leannet service add ... --files /inside:/here` shows a service a file of this machine";
  private static final String NO_PACKAGES = "there are no packages here: an args file says it all";
  private static final String DAEMON =
      "networks run on this machine or on the Docker daemon that DOCKER_HOST or the Docker context"
          + " names";
  private static final String METRICS =
      "Prometheus and Grafana come with every network, and logs with `leannet service logs`";

  private static final Map<String, String> BY_VERB =
      Map.ofEntries(
          Map.entry("service ls", "`leannet enclave inspect ENCLAVE` lists them"),
          Map.entry("files upload", FILES),
          Map.entry("files storeweb", FILES),
          Map.entry(
              "files storeservice", "`leannet service exec ENCLAVE SERVICE 'cat FILE'` prints it"),
          Map.entry("files rendertemplate", "`leannet run FILE --set PATH=VALUE` changes a value"),
          Map.entry("lint", "`leannet validate FILE`"),
          Map.entry("web", "`leannet ui ENCLAVE`"),
          Map.entry("dump", "`leannet enclave dump ENCLAVE`"),
          Map.entry("import", "`leannet quickstart import FILE`"),
          Map.entry("help", "`leannet --help`, and --help after any verb"),
          Map.entry("up", "`leannet run FILE`"),
          Map.entry("down", "`leannet enclave rm -f ENCLAVE`"),
          Map.entry("ls", "`leannet enclave ls`"),
          Map.entry("inspect", "`leannet enclave inspect ENCLAVE`"),
          Map.entry("stop", "`leannet enclave stop ENCLAVE`"),
          Map.entry("start", "`leannet enclave start ENCLAVE`"),
          Map.entry("rm", "`leannet enclave rm -f ENCLAVE`"),
          Map.entry("logs", "`leannet service logs ENCLAVE SERVICE`"),
          Map.entry("exec", "`leannet service exec ENCLAVE SERVICE -- COMMAND`"),
          Map.entry("shell", "`leannet service shell ENCLAVE SERVICE`"),
          Map.entry("restart", "`leannet service restart ENCLAVE SERVICE`"),
          Map.entry("cluster", DAEMON),
          Map.entry("context", DAEMON),
          Map.entry("gateway", DAEMON),
          Map.entry("portal", DAEMON),
          Map.entry("config", "LEANNET_HOME, or else ~/.leannet, holds all that is kept"),
          Map.entry("package", NO_PACKAGES),
          Map.entry("lsp", NO_PACKAGES),
          Map.entry("grafloki", METRICS),
          Map.entry("loki", METRICS),
          Map.entry("otel", METRICS),
          Map.entry("analytics", "nothing is ever sent to anybody"));

  private Instead() {}

  /// What to do, for the words of a command without the program's name.
  public static Optional<String> of(String verb) {
    return Optional.ofNullable(BY_VERB.get(verb));
  }
}
