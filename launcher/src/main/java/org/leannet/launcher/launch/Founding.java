package org.leannet.launcher.launch;

import java.io.Closeable;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.leannet.clients.Catalogue;
import org.leannet.launcher.config.ConfigException;
import org.leannet.launcher.config.Draft;
import org.leannet.launcher.config.RuntimeKind;
import org.leannet.launcher.enclave.Enclave;
import org.leannet.launcher.enclave.EnclaveLock;
import org.leannet.launcher.enclave.EnclaveName;
import org.leannet.launcher.enclave.Enclaves;
import org.leannet.launcher.failure.ExitCode;
import org.leannet.launcher.failure.LaunchFailure;
import org.leannet.launcher.plan.NetworkPlan;
import org.leannet.launcher.plan.resolve.Planner;
import org.leannet.launcher.runtime.Rollback;
import org.leannet.launcher.runtime.Runtime;
import org.leannet.launcher.runtime.process.FreePorts;
import org.leannet.launcher.stack.StackPrograms;

/// Makes an enclave with its plan: name, ports and addresses are chosen, and no two launches choose
/// the same.
///
/// The home is locked meanwhile, and the plan is on disk before the ports are let go. Launches from
/// other homes see which ports are claimed. In containers they meet at the daemon: the enclave's
/// network is made at once, long before anything runs in it, and when another launch was faster all
/// is chosen again.
public final class Founding {
  private final Enclaves enclaves;
  private final Catalogue catalogue;
  private final Runtimes runtimes;
  private final StackPrograms programs;

  /// @param catalogue the clients that networks may be made of
  /// @param runtimes tells what other networks there are, and which programs this machine has
  public Founding(Enclaves enclaves, Catalogue catalogue, Runtimes runtimes) {
    this.enclaves = enclaves;
    this.catalogue = catalogue;
    this.runtimes = runtimes;
    this.programs = new StackPrograms(runtimes.programs());
  }

  /// What is to be founded.
  ///
  /// @param asked the name it must have
  /// @param suggested what its name is like when none was asked for
  public record Wish(Draft draft, Optional<EnclaveName> asked, EnclaveName suggested) {}

  private record Choice(EnclaveName name, NetworkPlan plan, List<String> notes) {}

  /// An enclave and the plan that lies in it, and what the user should know of how it was settled.
  ///
  /// @param ports holds the plan's ports until it is closed, so that nobody else on this machine
  ///   chooses them while keys are made
  /// @param lock the enclave's: one that is neither launched nor locked is rubbish to `clean`
  /// @param runtime the enclave's, prepared
  public record Founded(
      Enclave enclave,
      NetworkPlan plan,
      List<String> notes,
      Closeable ports,
      EnclaveLock lock,
      Runtime runtime) {
    public Founded {
      notes = List.copyOf(notes);
    }
  }

  /// A new enclave.
  ///
  /// @param rollback told how to undo it, and all that is made in its runtime
  /// @throws ConfigException naming everything wrong with the draft; then nothing was made
  public Founded found(Wish wish, Rollback rollback)
      throws ConfigException, IOException, InterruptedException {
    try (var _ = enclaves.lockHome()) {
      var ports = new FreePorts(enclaves.portsInUse());
      rollback.onFailure("the hold on ports", ports::close);
      var choice = choose(wish, ports);
      var failed = new ArrayList<Choice>();
      while (true) {
        try (var attempt = rollback.attempt()) {
          var founded = make(choice, ports, attempt);
          attempt.commit();
          return founded;
        } catch (LaunchFailure e) {
          failed.add(choice);
          choice = chooseAgain(wish, failed, ports, e);
        }
      }
    }
  }

  /// Another choice, where somebody else has taken the name or the addresses of this one meanwhile.
  /// The same may do: who had it may be gone again.
  private Choice chooseAgain(Wish wish, List<Choice> failed, FreePorts ports, LaunchFailure reason)
      throws ConfigException, IOException, InterruptedException {
    var isTaken = reason.exitCode() == ExitCode.USAGE;
    if (failed.getLast().plan().runtime() != RuntimeKind.DOCKER || !isTaken) {
      throw reason;
    }
    var choice = choose(wish, ports);
    if (Collections.frequency(failed, choice) > 1) {
      throw reason;
    }
    return choice;
  }

  private Choice choose(Wish wish, FreePorts ports)
      throws ConfigException, IOException, InterruptedException {
    var planner = new Planner(catalogue, ports, runtimes.subnets(), runtimes.programs());
    var asked = wish.asked();
    var name = asked.isPresent() ? asked.get() : enclaves.firstFree(wish.suggested());
    var plan = planner.plan(wish.draft(), name.text());
    if (plan.runtime() == RuntimeKind.DOCKER) {
      var taken = new LostEnclaves(enclaves, runtimes, _ -> {}).namesInDocker();
      var free =
          asked.isPresent() ? free(name, taken) : enclaves.firstFree(wish.suggested(), taken);
      plan = free.equals(name) ? plan : planner.plan(wish.draft(), free.text());
      name = free;
    }
    new KeyUse(enclaves, runtimes).refuseShared(plan, name);
    var settled = programs.settle(plan);
    return new Choice(name, settled.plan(), settled.notes());
  }

  private static EnclaveName free(EnclaveName name, Set<String> taken) {
    if (taken.contains(name.text())) {
      throw new LaunchFailure(
          ExitCode.USAGE,
          "Docker has an enclave '%s' already".formatted(name),
          "choose another name with --enclave, or remove it with `leannet enclave rm -f %s`"
              .formatted(name));
    }
    return name;
  }

  private Founded make(Choice choice, FreePorts ports, Rollback attempt)
      throws IOException, InterruptedException {
    var enclave = enclaves.claim(choice.name());
    // What cannot be undone now is found again by it.
    attempt.onFailureOfNothingElse("the enclave's folder", () -> enclaves.remove(enclave));
    var lock = enclaves.lock(enclave);
    attempt.onFailure("the enclave's lock", lock::close);
    enclave.savePlan(choice.plan());
    enclaves.claimPorts(enclave, choice.plan().localPorts());
    var runtime = runtimes.open(enclave);
    // Closed last: all that is undone goes through it.
    attempt.onFailure("the connection to the runtime", runtime::close);
    runtime.prepare();
    // Only now: before, what has this name may be another's.
    attempt.onFailure("the services", runtime::dispose);
    return new Founded(enclave, choice.plan(), choice.notes(), ports, lock, runtime);
  }
}
