package org.leannet.launcher.runtime.docker.image;

import java.util.Locale;
import org.leannet.launcher.runtime.docker.daemon.DaemonWords;

/// What to do about an image that cannot be pulled.
final class PullAdvice {
  private PullAdvice() {}

  static String of(ImageReference image, String reason, String platform) {
    var text = reason.toLowerCase(Locale.ROOT);
    if (text.contains("no matching manifest") || text.contains("does not match the specified")) {
      return "it is not built for %s: name another image, or run on another machine"
          .formatted(platform);
    }
    if (text.contains("manifest unknown") || text.contains("manifest for")) {
      return "there is no '%s' of it: name another tag with `cl_image` or `el_image`"
          .formatted(image.version());
    }
    if (text.contains("denied")
        || text.contains("unauthorized")
        || text.contains("no basic auth credentials")) {
      return "it does not exist, or needs a login: `docker login %s`".formatted(image.registry());
    }
    if (text.contains("too many requests") || text.contains("toomanyrequests")) {
      return "the registry has had enough for now: log in with `docker login %s`, or wait"
          .formatted(image.registry());
    }
    if (text.contains("no such host") || text.contains("dial tcp") || text.contains("timeout")) {
      return "the daemon cannot reach %s: check its network, or use `--pull never` with images that"
              .formatted(image.registry())
          + " are here";
    }
    return DaemonWords.advice(reason).orElse("");
  }
}
