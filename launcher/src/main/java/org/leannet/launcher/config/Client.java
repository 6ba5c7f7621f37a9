package org.leannet.launcher.config;

/// The client a participant runs: its name in the catalogue and how it is started.
public record Client(String type, Program program) {}
