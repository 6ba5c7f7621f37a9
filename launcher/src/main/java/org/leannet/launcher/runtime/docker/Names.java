package org.leannet.launcher.runtime.docker;

/// What the daemon calls things of ours. Underscores separate: neither an enclave's nor a service's
/// name has one, so two different things never get one name.
public record Names(String enclave) {
  private static final String PREFIX = "leannet_";

  /// The enclave's network.
  public String network() {
    return PREFIX + enclave;
  }

  /// The container of a service.
  public String container(String service) {
    return PREFIX + enclave + "_" + service;
  }

  /// A container that is being replaced.
  public String outgoing(String service) {
    return container(service) + "_old";
  }

  /// The volume that a service sees at this path.
  public String volume(String service, String path) {
    var place = path.substring(1).replaceAll("[^A-Za-z0-9.-]", "-");
    return container(service) + "_" + place;
  }
}
