package org.leannet.xmss;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.DynamicTest;

/// How the reference vectors of cryptography are written.
public final class ReferenceVectors {

  private ReferenceVectors() {}

  /// One test for each element of a JSON array.
  public static Stream<DynamicTest> cases(String name, JsonNode array, Consumer<JsonNode> test) {
    List<JsonNode> cases = array.valueStream().toList();
    return IntStream.range(0, cases.size())
        .mapToObj(i -> DynamicTest.dynamicTest(name + " " + i, () -> test.accept(cases.get(i))));
  }

  public static int[] ints(JsonNode array) {
    return StreamSupport.stream(array.spliterator(), false).mapToInt(JsonNode::asInt).toArray();
  }
}
