package org.leannet.consensus.containers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.leannet.ssz.Bytes;

class ValidatorsTest {

  private static final Bytes KEY = Bytes.of(new byte[Validator.PUBLIC_KEY_LENGTH]);

  @Test
  void a_validator_out_of_place_is_refused() {
    List<Validator> swapped = List.of(new Validator(KEY, KEY, 1), new Validator(KEY, KEY, 0));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Validators.of(swapped))
        .withMessage("validator 0 carries index 1");
  }

  @Test
  void a_key_of_another_length_is_refused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Validator(KEY, Bytes.EMPTY, 0))
        .withMessage("a public key has 52 bytes, not 0");
  }

  @Test
  void indices_beyond_the_registry_are_not_in_it() {
    Validators one = Validators.of(List.of(new Validator(KEY, KEY, 0)));
    assertThat(one.has(0)).isTrue();
    assertThat(one.has(1)).isFalse();
    assertThat(one.has(-1)).isFalse();
  }
}
