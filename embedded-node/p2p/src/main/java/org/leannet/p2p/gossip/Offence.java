package org.leannet.p2p.gossip;

/// What a peer can do wrong, and the points it gets for it.
///
/// Other Lean clients relay before they validate, so an honest peer may bring an invalid message:
/// one alone must not cut it off.
enum Offence {
  INVALID_MESSAGE(10, "it sent messages that are invalid"),
  BROKEN_STREAM(60, "its gossip breaks the protocol"),
  SIGNED_MESSAGE(10, "it sent messages that are not anonymous"),
  EARLY_GRAFT(5, "it grafts during its back-off"),
  BROKEN_PROMISE(5, "it does not send the messages it announced"),
  TOO_MANY_MESSAGES(20, "it floods with messages"),
  TOO_MANY_IDS(10, "it floods with message ids"),
  TOO_MANY_TOPICS(20, "it subscribes to too many topics");

  final int points;
  final String text;

  Offence(int points, String text) {
    this.points = points;
    this.text = text;
  }
}
