package org.leannet.node.vectors;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;
import org.leannet.node.LeanNode;
import org.leannet.ssz.Bytes;
import org.leannet.ssz.VectorFiles;

class ApiEndpointVectorsTest {
  private static final ObjectMapper JSON = new ObjectMapper();

  @TempDir Path directory;

  @TestFactory
  Stream<DynamicTest> a_node_answers_as_the_reference_does() {
    return VectorFiles.tests("api_endpoint", this::check);
  }

  private void check(JsonNode vector) throws Exception {
    JsonNode genesis = vector.get("genesisParams");
    ReferenceChain chain =
        new ReferenceChain(
            genesis.get("numValidators").asInt(), genesis.get("genesisTime").asLong());
    String name = Integer.toHexString(vector.hashCode());
    try (LeanNode node =
        AnchoredNode.start(
            directory.resolve(name),
            chain.validators(),
            genesis.get("genesisTime").asLong(),
            chain.at(genesis.path("anchorSlot").asLong(0)),
            vector.path("initialIsAggregator").asBoolean())) {
      compare(vector, ask(vector, node.apiPort()));
    }
  }

  private static HttpResponse<byte[]> ask(JsonNode vector, int port) throws Exception {
    URI uri = URI.create("http://127.0.0.1:%d%s".formatted(port, vector.get("endpoint").asText()));
    HttpRequest.BodyPublisher body =
        vector.has("requestBody")
            ? HttpRequest.BodyPublishers.ofString(vector.get("requestBody").toString())
            : HttpRequest.BodyPublishers.noBody();
    try (HttpClient client = HttpClient.newHttpClient()) {
      return client.send(
          HttpRequest.newBuilder(uri).method(vector.get("method").asText(), body).build(),
          HttpResponse.BodyHandlers.ofByteArray());
    }
  }

  private static void compare(JsonNode vector, HttpResponse<byte[]> response) throws Exception {
    assertThat(response.statusCode()).isEqualTo(vector.get("expectedStatusCode").asInt());
    assertThat(response.headers().firstValue("Content-Type"))
        .contains(vector.get("expectedContentType").asText());
    JsonNode expected = vector.get("expectedBody");
    if (expected.has("required_metric_names")) {
      String text = new String(response.body(), StandardCharsets.UTF_8);
      expected
          .get("required_metric_names")
          .forEach(name ->
              assertThat(text)
                  .contains("# HELP " + name.asText() + " ", "# TYPE " + name.asText() + " "));
    } else if (expected.isTextual()) {
      assertThat(Bytes.of(response.body()).hex()).isEqualTo(expected.asText());
    } else {
      assertThat(JSON.readTree(response.body())).isEqualTo(expected);
    }
  }
}
