package org.leannet.launcher.render;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.leannet.launcher.runtime.ContainerMount;
import org.leannet.launcher.runtime.Executable;
import org.leannet.launcher.runtime.PortSpec;
import org.leannet.launcher.runtime.ServiceSpec;
import org.leannet.launcher.runtime.ServiceSpecJson;
import org.leannet.launcher.runtime.docker.DockerEnclave;
import org.leannet.launcher.runtime.docker.Names;

/// The script that starts one service by hand, from any place its folder is moved to.
public final class CommandText {
  /// What stands in the place of a hash that only a running execution client tells.
  public static final String EXECUTION_GENESIS = "${EXECUTION_GENESIS_HASH}";

  private static final String INDENT = "  ";

  private final String enclave;
  private final Optional<String> subnet;
  private final String directory;
  private final ShellWords words;

  /// @param subnet the network's addresses, when services are containers
  /// @param directory where the files lie now; scripts find it from their own place
  public CommandText(String enclave, Optional<String> subnet, Path directory) {
    this.enclave = enclave;
    this.subnet = subnet;
    this.directory = directory.toString();
    var variables = new LinkedHashMap<String, String>();
    variables.put(this.directory, "DIR");
    variables.put(EXECUTION_GENESIS, "EXECUTION_GENESIS_HASH");
    this.words = new ShellWords(variables);
  }

  /// The spec as JSON, with `${DIR}` for the folder.
  public String json(ServiceSpec spec) {
    var text = ServiceSpecJson.write(spec);
    var out = new StringBuilder();
    for (var from = 0; from < text.length(); ) {
      var at = text.indexOf(directory, from);
      var end = at + directory.length();
      if (at < 0) {
        return out.append(text, from, text.length()).toString();
      }
      var whole = end == text.length() || !ShellWords.isPartOfName(text.charAt(end));
      out.append(text, from, at).append(whole ? "${DIR}" : directory);
      from = end;
    }
    return out.toString();
  }

  /// The script.
  public String script(ServiceSpec spec) {
    var text = new StringBuilder();
    text.append("#!/bin/sh\n# %s of the network %s\n".formatted(spec.name(), enclave));
    if (spec.executable() instanceof Executable.Image) {
      subnet.ifPresent(range ->
          text.append(
              "# Needs its network: docker network create --subnet %s %s\n"
                  .formatted(range, new Names(enclave).network())));
    }
    text.append("set -eu\nDIR=$(cd \"$(dirname \"$0\")/..\" && pwd)\n");
    var command =
        switch (spec.executable()) {
          case Executable.Local local -> local(spec, local);
          case Executable.Image image -> container(spec, image);
        };
    if (command.contains("$EXECUTION_GENESIS_HASH")) {
      text.append(
          ": \"${EXECUTION_GENESIS_HASH:?set it to the hash of block 0 of the execution client}\"\n");
    }
    return text.append(command).append('\n').toString();
  }

  private String local(ServiceSpec spec, Executable.Local local) {
    var text = new StringBuilder();
    var folder = words.word(local.workingDirectory().toString());
    text.append("mkdir -p ").append(folder).append("\ncd ").append(folder).append('\n');
    spec.environment()
        .forEach((name, value) ->
            text.append("export ").append(name).append('=').append(words.word(value)).append('\n'));
    text.append("exec ").append(words.word(local.argv().getFirst()));
    return text + words.lines(local.argv().subList(1, local.argv().size()), INDENT);
  }

  private String container(ServiceSpec spec, Executable.Image image) {
    var arguments = new ArrayList<String>();
    // The flag takes one word: what follows it in an entrypoint comes before the arguments.
    if (image.entrypoint().size() > 1) {
      arguments.addAll(image.entrypoint().subList(1, image.entrypoint().size()));
    }
    arguments.addAll(image.arguments());
    return "exec docker run"
        + words.lines(options(spec, image), INDENT)
        + " \\\n"
        + INDENT
        + words.word(image.reference())
        + words.lines(arguments, INDENT);
  }

  private List<String> options(ServiceSpec spec, Executable.Image image) {
    var names = new Names(enclave);
    var options = new ArrayList<String>();
    add(options, "--name", names.container(spec.name()));
    add(options, "--hostname", spec.name());
    add(options, "--network", names.network());
    add(options, "--network-alias", spec.name());
    add(options, "--ip", spec.address());
    if (!image.entrypoint().isEmpty()) {
      add(options, "--entrypoint", image.entrypoint().getFirst());
    }
    spec.environment().forEach((name, value) -> add(options, "--env", name + "=" + value));
    for (var file : spec.files()) {
      add(options, "--volume", file.source() + ":" + file.target() + ":ro");
    }
    spec.container().mounts().forEach(mount -> add(options, "--volume", volume(spec, mount)));
    for (var port : spec.ports()) {
      published(spec, port).ifPresent(where -> add(options, "--publish", where));
    }
    addSettings(options, spec);
    return options;
  }

  private String volume(ServiceSpec spec, ContainerMount mount) {
    return switch (mount) {
      case ContainerMount.Data(var target) ->
          new Names(enclave).volume(spec.name(), target) + ":" + target;
      case ContainerMount.Host(var source, var target, var readOnly) ->
          source + ":" + target + (readOnly ? ":ro" : "");
    };
  }

  private static Optional<String> published(ServiceSpec spec, PortSpec port) {
    var asked = Optional.ofNullable(spec.container().hostPorts().get(port.id()));
    if (port.transport() == PortSpec.Transport.UDP && asked.isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(
        "%s:%s:%d/%s"
            .formatted(
                DockerEnclave.LOOPBACK,
                asked.filter(number -> number > 0).map(String::valueOf).orElse(""),
                port.number(),
                port.transport().label()));
  }

  private static void addSettings(List<String> options, ServiceSpec spec) {
    var settings = spec.container();
    settings.user().ifPresent(user -> add(options, "--user", user));
    settings.stopSignal().ifPresent(signal -> add(options, "--stop-signal", signal));
    settings.stopTimeout().ifPresent(time -> add(options, "--stop-timeout", "" + time.toSeconds()));
    if (settings.anySystemCall()) {
      add(options, "--security-opt", "seccomp=unconfined");
    }
    if (settings.openFiles() > 0) {
      add(options, "--ulimit", "nofile=" + settings.openFiles());
    }
    var limits = spec.limits();
    if (limits.milliCpus() > 0) {
      add(
          options,
          "--cpus",
          "%d.%03d".formatted(limits.milliCpus() / 1000, limits.milliCpus() % 1000));
    }
    if (limits.memoryMegabytes() > 0) {
      add(options, "--memory", limits.memoryMegabytes() + "m");
      add(options, "--memory-swap", limits.memoryMegabytes() + "m");
    }
    labels(spec).forEach((name, value) -> add(options, "--label", name + "=" + value));
  }

  /// The user's own; those that make a container ours would have the launcher find a stranger.
  private static Map<String, String> labels(ServiceSpec spec) {
    var labels = new LinkedHashMap<>(spec.labels());
    labels.keySet().removeIf(name -> name.startsWith("org.leannet."));
    return labels;
  }

  private static void add(List<String> options, String flag, String value) {
    options.add(flag);
    options.add(value);
  }
}
