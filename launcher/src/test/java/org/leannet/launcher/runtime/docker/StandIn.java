package org.leannet.launcher.runtime.docker;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.leannet.launcher.runtime.docker.archive.Owner;
import org.leannet.launcher.runtime.docker.archive.TarEntry;
import org.leannet.launcher.runtime.docker.daemon.Daemon;
import org.leannet.launcher.runtime.docker.image.ImageBuild;

/// Images in the styles that published clients come in, each so small that it is built in seconds.
enum StandIn {
  /// A shell takes the command line apart.
  SHELL(
      """
      FROM %s
      ENTRYPOINT ["/bin/sh", "-c"]
      """,
      ""),
  /// One program and what it is linked with: no shell, no account files, no folders.
  NO_SHELL(
      """
      FROM %s AS whole
      FROM scratch
      COPY --from=whole /bin/cat /app/cat
      COPY --from=whole /lib64/ld-linux-x86-64.so.2 /lib64/
      COPY --from=whole /lib/x86_64-linux-gnu/libc.so.6 /lib/
      ENTRYPOINT ["/app/cat"]
      """,
      ""),
  /// A script looks at what it was given before it becomes the client.
  SCRIPT(
      """
      FROM %s
      COPY entrypoint.sh /entrypoint.sh
      ENTRYPOINT ["/entrypoint.sh"]
      CMD ["--default"]
      """,
      """
      #!/bin/sh
      [ -r /config/config.yaml ] || { echo "no genesis"; exit 3; }
      for argument in "$@"; do echo "<$argument>"; done
      exec cat /config/config.yaml
      """),
  /// A client that is not root, under a name that only its own image knows.
  NOT_ROOT(
      """
      FROM %s
      RUN groupadd -g 998 lean && useradd -u 999 -g lean leanspec
      USER leanspec
      ENTRYPOINT ["/bin/sh", "-c"]
      """,
      "");

  private final String dockerfile;
  private final String script;

  StandIn(String dockerfile, String script) {
    this.dockerfile = dockerfile;
    this.script = script;
  }

  String reference() {
    return "leannet-test/stand-in-" + name().toLowerCase(java.util.Locale.ROOT).replace('_', '-');
  }

  void build(Daemon daemon) throws IOException, InterruptedException {
    var context = new ArrayList<TarEntry>();
    context.add(
        new TarEntry.Text("Dockerfile", 0644, Owner.ROOT, dockerfile.formatted(TestDaemon.BASE)));
    if (!script.isEmpty()) {
      context.add(new TarEntry.Text("entrypoint.sh", 0755, Owner.ROOT, script));
    }
    new ImageBuild(reference(), Map.of(), List.copyOf(context)).run(daemon);
  }

  void remove(Daemon daemon) throws InterruptedException {
    daemon.tell(
        "remove a stand-in", docker -> docker.removeImageCmd(reference()).withForce(true).exec());
  }
}
