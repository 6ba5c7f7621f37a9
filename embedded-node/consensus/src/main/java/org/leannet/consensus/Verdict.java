package org.leannet.consensus;

import java.util.Optional;
import java.util.function.Function;

/// The answer to an input from outside: its result, or why it is refused. Never an exception.
public sealed interface Verdict<T> {

  record Accepted<T>(T value) implements Verdict<T> {}

  /// @param detail what was found and what was expected, for people
  record Rejected<T>(RejectionReason reason, String detail) implements Verdict<T> {

    /// The same refusal of something else.
    public <U> Verdict<U> as() {
      return new Rejected<>(reason, detail);
    }
  }

  static <T> Verdict<T> accept(T value) {
    return new Accepted<>(value);
  }

  static <T> Verdict<T> reject(RejectionReason reason, String detail) {
    return new Rejected<>(reason, detail);
  }

  /// Goes on with the value, or stays refused.
  default <U> Verdict<U> then(Function<T, Verdict<U>> next) {
    return switch (this) {
      case Accepted<T>(T value) -> next.apply(value);
      case Rejected<T> refused -> refused.as();
    };
  }

  /// The same verdict on something made from the value.
  default <U> Verdict<U> map(Function<T, U> make) {
    return then(value -> accept(make.apply(value)));
  }

  default boolean isAccepted() {
    return this instanceof Accepted;
  }

  /// The value, if accepted.
  default Optional<T> accepted() {
    return switch (this) {
      case Accepted<T>(T value) -> Optional.of(value);
      case Rejected<T> _ -> Optional.empty();
    };
  }

  /// The reason, if refused.
  default Optional<RejectionReason> refusal() {
    return switch (this) {
      case Accepted<T> _ -> Optional.empty();
      case Rejected<T>(RejectionReason reason, _) -> Optional.of(reason);
    };
  }
}
