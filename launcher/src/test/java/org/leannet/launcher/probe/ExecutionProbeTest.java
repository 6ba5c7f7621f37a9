package org.leannet.launcher.probe;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ExecutionProbeTest {
  private HttpServer server;

  @BeforeEach
  void start() throws Exception {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.start();
  }

  @AfterEach
  void stop() {
    server.stop(0);
  }

  private URI answering(String method, String result) {
    server.createContext(
        "/",
        exchange -> {
          var asked =
              new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8)
                  .contains("\"" + method + "\"");
          var body =
              asked
                  ? "{\"jsonrpc\":\"2.0\",\"id\":1,\"result\":%s}".formatted(result)
                  : "{\"jsonrpc\":\"2.0\",\"id\":1,\"error\":{\"code\":-32601}}";
          var bytes = body.getBytes(StandardCharsets.UTF_8);
          exchange.sendResponseHeaders(200, bytes.length);
          exchange.getResponseBody().write(bytes);
          exchange.close();
        });
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
  }

  @Test
  void a_client_tells_its_genesis_and_nothing_else() {
    var rpc = answering("eth_getBlockByNumber", "{\"hash\": \"0xab\"}");

    assertThat(new ExecutionProbe().genesisHash(rpc)).contains("0xab");
    assertThat(new ExecutionProbe().nodeInfo(rpc)).isEmpty();
  }

  @Test
  void a_client_that_listens_everywhere_is_found_at_its_own_address() {
    var rpc =
        answering(
            "admin_nodeInfo",
            "{\"enr\": \"enr:-abc\", \"enode\": \"enode://ff@[::]:30303?discport=0\"}");

    var info = new ExecutionProbe().nodeInfo(rpc).orElseThrow();

    assertThat(info.enr()).contains("enr:-abc");
    assertThat(info.enodeAt("172.30.0.9")).contains("enode://ff@172.30.0.9:30303?discport=0");
  }

  @Test
  void an_address_that_is_told_stays_and_what_is_no_record_is_none() {
    var rpc =
        answering("admin_nodeInfo", "{\"enr\": \"\", \"enode\": \"enode://ff@10.0.0.7:30303\"}");

    var info = new ExecutionProbe().nodeInfo(rpc).orElseThrow();

    assertThat(info.enr()).isEmpty();
    assertThat(info.enodeAt("172.30.0.9")).contains("enode://ff@10.0.0.7:30303");
  }
}
