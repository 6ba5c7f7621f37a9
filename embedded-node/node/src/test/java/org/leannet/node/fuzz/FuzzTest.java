package org.leannet.node.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

/// The fuzzer finds what it is there to find.
class FuzzTest {
  private static final List<byte[]> SEEDS = List.of(new byte[] {3, 1, 2, 3});

  /// A length byte and so many bytes.
  private static byte[] decode(byte[] input) throws RefusedException {
    if (input.length == 0 || (input[0] & 0xff) != input.length - 1) {
      throw new RefusedException("%d bytes are not as many as announced".formatted(input.length));
    }
    return input.clone();
  }

  private static final class RefusedException extends Exception {
    private static final long serialVersionUID = 1L;

    RefusedException(String message) {
      super(message);
    }
  }

  @Test
  void a_sound_decoder_is_clean_and_its_refusals_are_counted_by_reason() {
    Tally tally = run((input, _) -> decode(input));

    assertThat(tally.violations()).isEmpty();
    assertThat(tally.inputs()).isEqualTo(1_001);
    assertThat(tally.accepted()).isPositive().isLessThan(tally.inputs());
    assertThat(tally.report(3)).contains("(1 reasons)", "# bytes are not as many as announced");
  }

  @Test
  void an_unexpected_exception_is_found() {
    Tally tally =
        run((input, _) -> {
          byte third = input[2];
          return third < 0 ? decode(new byte[0]) : decode(input);
        });

    assertThat(tally.violations()).anyMatch(each -> each.contains("ArrayIndexOutOfBounds"));
  }

  @Test
  void an_allocation_by_announced_length_is_found() {
    Tally tally =
        run((input, _) -> {
          byte[] value = decode(input);
          return value[1] < 0 ? new byte[4 << 20] : value;
        });

    assertThat(tally.violations()).anyMatch(each -> each.contains("allocated 41"));
  }

  @Test
  void a_second_encoding_of_a_value_is_found() {
    Tally tally =
        run((input, _) -> {
          byte[] value = decode(input);
          if (value.length > 1) {
            value[1] &= 0x7f;
          }
          return value;
        });

    assertThat(tally.violations()).anyMatch(each -> each.contains("accepted, but encodes to"));
  }

  @Test
  void a_decoder_that_writes_to_its_input_is_found() {
    Tally tally =
        run((input, _) -> {
          input[0]++;
          throw new RefusedException("never");
        });

    assertThat(tally.violations()).anyMatch(each -> each.contains("changed its input"));
  }

  @Test
  void a_seed_gives_the_same_inputs_again() {
    assertThat(fingerprint(5)).isEqualTo(fingerprint(5)).isNotEqualTo(fingerprint(6));
  }

  private static long fingerprint(long seed) {
    long[] hash = {0};
    Target<byte[]> target =
        target((input, random) -> {
          for (byte b : input) {
            hash[0] = hash[0] * 31 + b;
          }
          hash[0] += random.nextLong();
          return decode(input);
        });
    Fuzz.run(target, seed, 100);
    return hash[0];
  }

  private static Tally run(Target.Decoder<byte[]> decoder) {
    return Fuzz.run(target(decoder), 1, 1_000);
  }

  private static Target<byte[]> target(Target.Decoder<byte[]> decoder) {
    return Target.canonical("test", decoder, RefusedException.class, value -> value, SEEDS);
  }
}
