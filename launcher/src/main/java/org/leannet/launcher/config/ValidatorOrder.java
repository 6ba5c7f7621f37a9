package org.leannet.launcher.config;

/// How validator indices are dealt to the nodes: a block of consecutive indices each, or one each
/// in turns.
public enum ValidatorOrder {
  LINEAR,
  ROUND_ROBIN
}
