package org.leannet.launcher.runtime.docker.image;

import java.util.Optional;

/// An image that the daemon has.
///
/// @param id the hash of its configuration
/// @param digest what its registry knows it by; empty for one that was built here
/// @param architecture what its programs run on: `amd64`
/// @param user whom its programs run as; empty is the superuser
public record ImageFacts(
    String reference, String id, Optional<String> digest, String architecture, String user) {}
