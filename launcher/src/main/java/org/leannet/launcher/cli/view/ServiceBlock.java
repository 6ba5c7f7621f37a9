package org.leannet.launcher.cli.view;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.leannet.launcher.runtime.Executable;
import org.leannet.launcher.runtime.ServiceState;
import org.leannet.launcher.runtime.ServiceStatus;

/// What `service inspect` prints of one service, in Kurtosis's order.
public final class ServiceBlock {
  private ServiceBlock() {}

  /// The lines of the block.
  public static List<String> render(ServiceStatus service) {
    var lines = new ArrayList<String>();
    lines.add(field("Name", service.name()));
    lines.add(field("Status", service.state().name()));
    if (service.state() == ServiceState.STOPPED) {
      lines.add(field("Ended", service.ending()));
    }
    lines.add(field("Handle", service.handle()));
    switch (service.spec().executable()) {
      case Executable.Local local -> {
        lines.add(field("Directory", local.workingDirectory().toString()));
        lines.add("CMD:");
        local.argv().forEach(word -> lines.add("  " + word));
      }
      case Executable.Image image -> {
        lines.add(field("Image", image.reference()));
        lines.add("ENTRYPOINT:");
        image.entrypoint().forEach(word -> lines.add("  " + word));
        lines.add("CMD:");
        image.arguments().forEach(word -> lines.add("  " + word));
      }
    }
    lines.add("ENV:");
    service.spec().environment().forEach((name, value) -> lines.add("  " + name + ": " + value));
    lines.add("Ports:");
    service
        .endpoints()
        .forEach(e ->
            lines.add(
                "  %s: %d/%s -> %s"
                    .formatted(
                        e.port().id(), e.port().number(), e.port().transport().label(), e.url())));
    return lines;
  }

  private static String field(String name, String value) {
    return String.format(Locale.ROOT, "%-11s%s", name + ":", value);
  }
}
