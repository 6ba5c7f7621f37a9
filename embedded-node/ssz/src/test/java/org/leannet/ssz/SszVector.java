package org.leannet.ssz;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;

/// What one vector of kind `ssz` demands of the codec for its type.
public final class SszVector {

  private SszVector() {}

  public static String typeName(JsonNode vector) {
    return vector.get("typeName").asText();
  }

  public static <T> void check(Codec<T> codec, JsonNode vector) throws SszException {
    if (vector.has("rejectionReason")) {
      byte[] raw = Bytes.fromHex(vector.get("rawBytes").asText()).toArray();
      assertThat(vector.get("rejectionReason").asText()).isEqualTo("DECODE_ERROR");
      assertThatThrownBy(() -> codec.decode(raw)).isInstanceOf(SszException.class);
      return;
    }
    byte[] serialized = Bytes.fromHex(vector.get("serialized").asText()).toArray();
    T value = codec.decode(serialized);
    assertThat(codec.encode(value)).isEqualTo(serialized);
    assertThat(codec.length(value)).isEqualTo(serialized.length);
    assertThat(codec.hashTreeRoot(value).hex()).isEqualTo(vector.get("root").asText());
  }
}
