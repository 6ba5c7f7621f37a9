package org.leannet.consensus.vectors;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.leannet.consensus.SlotTime;
import org.leannet.ssz.VectorFiles;

class SlotClockVectorsTest {

  @TestFactory
  Stream<DynamicTest> every_slot_clock_vector_agrees() {
    return VectorFiles.tests("slot_clock", SlotClockVectorsTest::check);
  }

  private static void check(JsonNode vector) {
    JsonNode config = vector.get("config");
    assertThat(config.get("secondsPerSlot").asInt()).isEqualTo(SlotTime.SECONDS_PER_SLOT);
    assertThat(config.get("intervalsPerSlot").asInt()).isEqualTo(SlotTime.INTERVALS_PER_SLOT);
    assertThat(config.get("millisecondsPerInterval").asInt())
        .isEqualTo(SlotTime.MILLIS_PER_INTERVAL);
    JsonNode output = vector.get("output");
    JsonNode expected = output.elements().next();
    assertThat(answer(vector.get("operation"))).isEqualTo(ContainerJson.uint(expected));
  }

  private static long answer(JsonNode operation) {
    String kind = operation.get("kind").asText();
    if (kind.equals("from_slot")) {
      return SlotTime.intervalAtSlotStart(ContainerJson.uint(operation.get("slot")));
    }
    SlotTime time = new SlotTime(operation.get("genesisTime").asLong());
    return switch (kind) {
      case "from_unix_time" ->
          time.intervalAt((long) (operation.get("unixSeconds").asDouble() * 1000));
      case "current_slot" -> time.slotAt(now(operation));
      case "current_interval" -> time.intervalInSlotAt(now(operation));
      case "total_intervals" -> time.intervalAt(now(operation));
      default -> throw new IllegalArgumentException("no clock operation is known as " + kind);
    };
  }

  private static long now(JsonNode operation) {
    return (long) operation.get("currentTimeMilliseconds").asDouble();
  }
}
