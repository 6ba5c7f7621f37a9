package org.leannet.launcher.cli;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.leannet.launcher.config.Suggestion;
import org.leannet.launcher.enclave.Enclave;
import org.leannet.launcher.failure.ExitCode;
import org.leannet.launcher.failure.LaunchFailure;
import org.leannet.launcher.plan.NetworkPlan;
import org.leannet.launcher.plan.NodePlan;
import org.leannet.launcher.runtime.Runtime;
import org.leannet.launcher.runtime.ServiceStatus;

/// Finds what the user names, or says what there is.
final class EnclaveSearch {
  private final Session session;

  EnclaveSearch(Session session) {
    this.session = session;
  }

  /// The enclave of this name.
  Enclave enclave(String name) throws IOException, InterruptedException {
    var found = session.enclaves().find(name);
    if (found.isPresent()) {
      return found.get();
    }
    var lost = session.lost().find();
    var meant = lost.stream().filter(one -> one.name().equals(name)).findFirst();
    if (meant.isPresent()) {
      return session.lost().recover(meant.get());
    }
    var names =
        new ArrayList<>(session.enclaves().list().stream().map(e -> e.name().text()).toList());
    lost.forEach(one -> names.add(one.name()));
    throw unknown("enclave", name, names);
  }

  /// The services that these patterns name, by name: a service's or node's name, a glob, or a
  /// client. Without a pattern, all of them.
  List<ServiceStatus> services(Enclave enclave, Runtime runtime, List<String> patterns)
      throws IOException, InterruptedException {
    var all = runtime.list();
    if (patterns.isEmpty()) {
      return all;
    }
    var nodes = enclave.plan().map(NetworkPlan::nodes).orElse(List.of());
    var chosen = new LinkedHashSet<ServiceStatus>();
    for (var pattern : patterns) {
      var matching = all.stream().filter(s -> matches(pattern, s.name(), nodes)).toList();
      if (matching.isEmpty()) {
        var names = new ArrayList<>(all.stream().map(ServiceStatus::name).toList());
        throw unknown("service", pattern, names);
      }
      chosen.addAll(matching);
    }
    return List.copyOf(chosen);
  }

  private static boolean matches(String pattern, String service, List<NodePlan> nodes) {
    var glob =
        Pattern.compile(Pattern.quote(pattern).replace("*", "\\E.*\\Q").replace("?", "\\E.\\Q"));
    return glob.matcher(service).matches()
        || nodes.stream()
            .filter(n -> n.service().equals(service))
            .anyMatch(n -> glob.matcher(n.node()).matches() || n.client().equals(pattern));
  }

  /// That there is no such thing, with the nearest one or all there are.
  static LaunchFailure unknown(String kind, String name, Collection<String> known) {
    var advice =
        Suggestion.closest(name, known)
            .map(word -> "did you mean '" + word + "'?")
            .orElse(
                known.isEmpty()
                    ? "there is none"
                    : "there "
                        + (known.size() == 1 ? "is " : "are ")
                        + known.stream().sorted().collect(Collectors.joining(", ")));
    return new LaunchFailure(ExitCode.USAGE, "no " + kind + " '" + name + "'", advice);
  }
}
