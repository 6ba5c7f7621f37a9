package org.leannet.clients;

import java.util.Optional;

/// What a client needs of its container. What is empty is left as the image has it.
///
/// @param user the user it must run as
/// @param stopSignal what asks it to end
/// @param stopSeconds how long it has to end
/// @param anySystemCall it uses system calls that the usual filter refuses
/// @param shell a shell in the image, if there is one
public record ContainerNeeds(
    Optional<String> user,
    Optional<String> stopSignal,
    int stopSeconds,
    boolean anySystemCall,
    Optional<String> shell) {
  static final int STOP_SECONDS = 15;
}
