import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;

/// Saves one URL to one file, for machines that have neither curl nor wget.
void main(String[] args) throws Exception {
  try (var client = HttpClient.newBuilder().followRedirects(HttpClient.Redirect.NORMAL).build()) {
    var request = HttpRequest.newBuilder(URI.create(args[0])).build();
    var response = client.send(request, BodyHandlers.ofFile(Path.of(args[1])));
    if (response.statusCode() != 200) {
      IO.println("mvnw: " + args[0] + " answered " + response.statusCode());
      System.exit(1);
    }
  }
}
