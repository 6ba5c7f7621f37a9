package org.leannet.node;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.encoder.JsonEncoder;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.OutputStreamAppender;
import java.util.Locale;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// How much is logged, and in which form.
final class LogSettings {
  private final NodeCommand command;

  LogSettings(NodeCommand command) {
    this.command = command;
  }

  void apply() {
    Level level = Level.toLevel(command.logLevel.toUpperCase(Locale.ROOT), Level.OFF);
    if (level == Level.OFF) {
      throw command.wrong(
          "--log-level is '%s', expected error, warn, info, debug or trace"
              .formatted(command.logLevel));
    }
    boolean json = command.logFormat.equals("json");
    if (!json && !command.logFormat.equals("text")) {
      throw command.wrong(
          "--log-format is '%s', expected text or json".formatted(command.logFormat));
    }
    if (LoggerFactory.getILoggerFactory() instanceof LoggerContext context) {
      var root = context.getLogger(Logger.ROOT_LOGGER_NAME);
      root.setLevel(level);
      if (json
          && root.getAppender("stdout") instanceof OutputStreamAppender<ILoggingEvent> appender) {
        useJson(context, appender);
      }
    }
  }

  private static void useJson(LoggerContext context, OutputStreamAppender<ILoggingEvent> appender) {
    JsonEncoder encoder = new JsonEncoder();
    encoder.setContext(context);
    encoder.setWithSequenceNumber(false);
    encoder.setWithNanoseconds(false);
    encoder.setWithContext(false);
    encoder.setWithArguments(false);
    encoder.setWithMessage(false);
    encoder.setWithFormattedMessage(true);
    encoder.start();
    appender.setEncoder(encoder);
  }
}
