package org.leannet.launcher.runtime.docker.image;

import com.github.dockerjava.api.exception.ConflictException;
import com.github.dockerjava.api.exception.NotFoundException;
import com.github.dockerjava.api.model.Image;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.leannet.launcher.failure.ExitCode;
import org.leannet.launcher.failure.LaunchFailure;
import org.leannet.launcher.runtime.docker.archive.FileTree;
import org.leannet.launcher.runtime.docker.archive.Owner;
import org.leannet.launcher.runtime.docker.archive.TarEntry;
import org.leannet.launcher.runtime.docker.daemon.Daemon;
import org.leannet.launcher.runtime.docker.label.Labels;

/// The image of our own node: its jar and libraries on a base image that has a Java runtime. It is
/// named by its contents, so that it is built when they change and only then. No registry is asked
/// for anything when the base is here.
public final class NodeImage {
  /// What its images are called.
  public static final String REPOSITORY = "leannet/node";

  /// The base when none is named.
  public static final String USUAL_BASE = "eclipse-temurin:25-jre";

  /// Where the node's jar lies in it.
  public static final String PROGRAM = "/opt/leannet/leannet-node.jar";

  private static final int TAG_LENGTH = 16;

  /// Another checkout's launch, which makes keys before containers, may be about to use what is
  /// younger.
  private static final Duration YOUNG = Duration.ofDays(1);

  private final Daemon daemon;
  private final Images images;

  /// @param images where the base comes from
  public NodeImage(Daemon daemon, Images images) {
    this.daemon = daemon;
    this.images = images;
  }

  /// The reference of the image with this jar and the `lib` folder beside it, built if need be.
  public String provide(String base, Path jar, PullPolicy policy, ImageNews news)
      throws IOException, InterruptedException {
    var libraries = jar.resolveSibling("lib");
    if (!Files.exists(jar) || !Files.isDirectory(libraries)) {
      throw new LaunchFailure(
          ExitCode.IMAGE,
          "the node's own program is not here: " + jar,
          "build it with `./mvnw -q -Dquick package`");
    }
    var found = images.provide(List.of(base), policy, news);
    var baseId = found.values().stream().findFirst().map(ImageFacts::id).orElse("");
    var context = context(base, jar, libraries);
    var hash = hash(baseId, context);
    var reference = REPOSITORY + ":" + hash.substring(0, TAG_LENGTH);
    if (images.find(reference).isEmpty()) {
      new ImageBuild(reference, Map.of(Labels.NODE_IMAGE, hash), context).run(daemon);
    }
    return reference;
  }

  /// Libraries first: they change less often than the jar, and what is unchanged is not sent anew.
  private static String dockerfile(String base) {
    return """
    FROM %s
    COPY lib/ /opt/leannet/lib/
    COPY leannet-node.jar %s
    ENTRYPOINT ["java", "-jar", "%s"]
    """
        .formatted(base, PROGRAM, PROGRAM);
  }

  private static List<TarEntry> context(String base, Path jar, Path libraries) throws IOException {
    var context = new ArrayList<TarEntry>();
    context.add(new TarEntry.Text("Dockerfile", 0644, Owner.ROOT, dockerfile(base)));
    context.addAll(FileTree.entries(jar, "leannet-node.jar", Owner.ROOT));
    context.addAll(FileTree.entries(libraries, "lib", Owner.ROOT));
    return context;
  }

  private static String hash(String base, List<TarEntry> context) throws IOException {
    var digest = sha256();
    digest.update(base.getBytes(StandardCharsets.UTF_8));
    for (var entry : context) {
      digest.update((entry.path() + "\n").getBytes(StandardCharsets.UTF_8));
      switch (entry) {
        case TarEntry.Folder _ -> {
          // Its path says it all.
        }
        case TarEntry.Text text -> digest.update(text.content().getBytes(StandardCharsets.UTF_8));
        case TarEntry.Copy copy -> update(digest, copy.source());
      }
    }
    return HexFormat.of().formatHex(digest.digest());
  }

  private static void update(MessageDigest digest, Path file) throws IOException {
    var buffer = new byte[1 << 16];
    try (InputStream in = Files.newInputStream(file)) {
      for (var count = in.read(buffer); count >= 0; count = in.read(buffer)) {
        digest.update(buffer, 0, count);
      }
    }
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }

  /// Removes images of ours that a newer one has taken the place of, that no container uses, and
  /// that nobody made a moment ago to use next.
  public void removeSuperseded(Instant now) throws InterruptedException {
    var label = List.of(Labels.NODE_IMAGE);
    var built =
        daemon.call(
            "list images", docker -> docker.listImagesCmd().withFilter("label", label).exec());
    for (var image : superseded(built, now)) {
      remove(image.getId());
    }
  }

  static List<Image> superseded(List<Image> built, Instant now) {
    return built.stream()
        .filter(NodeImage::isNode)
        .sorted(Comparator.comparing(Image::getCreated).reversed())
        .skip(1)
        .filter(image -> Instant.ofEpochSecond(image.getCreated()).isBefore(now.minus(YOUNG)))
        .toList();
  }

  private static boolean isNode(Image image) {
    return Stream.ofNullable(image.getRepoTags())
        .flatMap(Arrays::stream)
        .noneMatch(MachineImage.REFERENCE::equals);
  }

  private void remove(String id) throws InterruptedException {
    daemon.tell(
        "remove an image",
        docker -> {
          try {
            docker.removeImageCmd(id).exec();
          } catch (ConflictException | NotFoundException e) {
            // It is in use, or somebody else was faster.
          }
        });
  }
}
