package org.leannet.launcher.runtime.docker.image;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.BufferedReader;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.zip.GZIPOutputStream;
import org.leannet.launcher.runtime.docker.archive.Owner;
import org.leannet.launcher.runtime.docker.archive.TarEntry;
import org.leannet.launcher.runtime.docker.archive.TarStream;

/// A registry on the loopback address, which daemons trust without TLS. It serves images of one
/// small file, to everybody or to one user.
final class SmallRegistry implements AutoCloseable {
  private static final String MANIFEST = "application/vnd.docker.distribution.manifest.v2+json";
  private static final String MANIFEST_LIST =
      "application/vnd.docker.distribution.manifest.list.v2+json";

  private static final int BACKLOG = 50;

  private record Document(String type, Content content) {}

  /// Bytes that nobody else changes.
  private record Content(String base64) {
    static Content of(byte[] bytes) {
      return new Content(Base64.getEncoder().encodeToString(bytes));
    }

    byte[] bytes() {
      return Base64.getDecoder().decode(base64);
    }
  }

  private final ServerSocket server;
  private final Optional<String> login;
  private final Map<String, Document> documents = new ConcurrentHashMap<>();
  private final AtomicInteger manifestsServed = new AtomicInteger();

  /// @param login `user:password` when one is needed
  SmallRegistry(Optional<String> login) throws IOException {
    this.login = login;
    this.server = new ServerSocket(0, BACKLOG, InetAddress.getLoopbackAddress());
    Thread.ofVirtual().start(this::accept);
  }

  String host() {
    return "127.0.0.1:" + server.getLocalPort();
  }

  int manifestsServed() {
    return manifestsServed.get();
  }

  /// Serves an image for one architecture under this name; its file holds `content`.
  String publish(String name, String tag, String architecture, String content) throws IOException {
    publish(name, tag, manifest(name, architecture, content));
    return host() + "/" + name + ":" + tag;
  }

  /// The same, as one of several architectures that might be there.
  String publishInList(String name, String tag, String architecture) throws IOException {
    var manifest = manifest(name, architecture, "listed");
    var digest = digest(manifest.content().bytes());
    publish(name, digest, manifest);
    var list =
        """
        {"schemaVersion":2,"mediaType":"%s","manifests":[{"mediaType":"%s","size":%d,"digest":"%s",\
        "platform":{"architecture":"%s","os":"linux"}}]}\
        """
            .formatted(
                MANIFEST_LIST, MANIFEST, manifest.content().bytes().length, digest, architecture);
    publish(name, tag, document(MANIFEST_LIST, list));
    return host() + "/" + name + ":" + tag;
  }

  /// Under its tag, and under its digest: daemons ask for one and then the other.
  private void publish(String name, String tag, Document manifest) {
    documents.put("/v2/%s/manifests/%s".formatted(name, tag), manifest);
    documents.put(
        "/v2/%s/manifests/%s".formatted(name, digest(manifest.content().bytes())), manifest);
  }

  private Document manifest(String name, String architecture, String content) throws IOException {
    var layer = tar(content);
    var config =
        """
        {"architecture":"%s","os":"linux","config":{"Entrypoint":["/hello"]},\
        "rootfs":{"type":"layers","diff_ids":["%s"]}}\
        """
            .formatted(architecture, digest(layer))
            .getBytes(StandardCharsets.UTF_8);
    var zipped = gzip(layer);
    for (var blob : List.of(zipped, config)) {
      documents.put(
          "/v2/%s/blobs/%s".formatted(name, digest(blob)),
          new Document("application/octet-stream", Content.of(blob)));
    }
    return document(
        MANIFEST,
        """
        {"schemaVersion":2,"mediaType":"%s","config":{"mediaType":"application/vnd.docker.container\
        .image.v1+json","size":%d,"digest":"%s"},"layers":[{"mediaType":"application/vnd.docker\
        .image.rootfs.diff.tar.gzip","size":%d,"digest":"%s"}]}\
        """
            .formatted(MANIFEST, config.length, digest(config), zipped.length, digest(zipped)));
  }

  private static Document document(String type, String content) {
    return new Document(type, Content.of(content.getBytes(StandardCharsets.UTF_8)));
  }

  private static byte[] tar(String content) throws IOException {
    try (var tar = new TarStream(List.of(new TarEntry.Text("hello", 0755, Owner.ROOT, content)))) {
      return tar.readAllBytes();
    }
  }

  private static byte[] gzip(byte[] content) throws IOException {
    var bytes = new ByteArrayOutputStream();
    try (var zip = new GZIPOutputStream(bytes)) {
      zip.write(content);
    }
    return bytes.toByteArray();
  }

  private static String digest(byte[] content) {
    try {
      var hash = MessageDigest.getInstance("SHA-256").digest(content);
      return "sha256:" + HexFormat.of().formatHex(hash);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  private void accept() {
    while (!server.isClosed()) {
      try {
        var socket = server.accept();
        Thread.ofVirtual().start(() -> serve(socket));
      } catch (IOException e) {
        return;
      }
    }
  }

  /// One request a connection. The daemon tries TLS first; it goes on without when that is cut off
  /// at once.
  private void serve(Socket socket) {
    try (socket;
        var in = new BufferedReader(new InputStreamReader(socket.getInputStream(), US_ASCII))) {
      var first = in.readLine();
      if (first == null || first.isEmpty() || first.charAt(0) < ' ') {
        return;
      }
      var authorization = Optional.<String>empty();
      for (var line = in.readLine(); line != null && !line.isEmpty(); line = in.readLine()) {
        if (line.toLowerCase(Locale.ROOT).startsWith("authorization: ")) {
          authorization = Optional.of(line.substring("authorization: ".length()));
        }
      }
      var words = List.of(first.split(" ", -1));
      answer(socket.getOutputStream(), words.get(0), words.get(1), authorization);
    } catch (IOException e) {
      // The daemon went away; it will come again if it wants to.
    }
  }

  private void answer(OutputStream out, String method, String path, Optional<String> authorization)
      throws IOException {
    if (!mayEnter(authorization)) {
      send(out, method, "401 Unauthorized", error("UNAUTHORIZED"));
      return;
    }
    var document = Optional.ofNullable(documents.get(path));
    if (document.isPresent()) {
      if (path.contains("/manifests/") && method.equals("GET")) {
        manifestsServed.incrementAndGet();
      }
      send(out, method, "200 OK", document.get());
    } else if (path.equals("/v2/")) {
      send(out, method, "200 OK", document("application/json", "{}"));
    } else {
      send(out, method, "404 Not Found", error("MANIFEST_UNKNOWN"));
    }
  }

  private static Document error(String code) {
    return document(
        "application/json", "{\"errors\":[{\"code\":\"%s\",\"message\":\"no\"}]}".formatted(code));
  }

  private boolean mayEnter(Optional<String> authorization) {
    return login
        .map(l -> "Basic " + Base64.getEncoder().encodeToString(l.getBytes(US_ASCII)))
        .map(wanted -> authorization.equals(Optional.of(wanted)))
        .orElse(true);
  }

  private static void send(OutputStream out, String method, String status, Document document)
      throws IOException {
    var head =
        """
        HTTP/1.1 %s
        Content-Type: %s
        Content-Length: %d
        Docker-Content-Digest: %s
        Docker-Distribution-API-Version: registry/2.0
        WWW-Authenticate: Basic realm="small"
        Connection: close

        """
            .formatted(
                status,
                document.type(),
                document.content().bytes().length,
                digest(document.content().bytes()))
            .replace("\n", "\r\n");
    out.write(head.getBytes(US_ASCII));
    if (!method.equals("HEAD")) {
      out.write(document.content().bytes());
    }
    out.flush();
  }

  @Override
  public void close() throws IOException {
    server.close();
  }
}
