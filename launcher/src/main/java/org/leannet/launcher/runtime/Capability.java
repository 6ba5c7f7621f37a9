package org.leannet.launcher.runtime;

/// Something one runtime can do and another cannot.
public enum Capability {
  LOCAL_PROGRAMS("run programs of this machine"),
  IMAGES("run container images"),
  PAUSE("pause a service"),
  EXEC("run a command inside a service"),
  LIMITS("limit CPU and memory"),
  ADDRESSES("give every service its own address");

  private final String meaning;

  Capability(String meaning) {
    this.meaning = meaning;
  }

  /// The capability in words: `pause a service`.
  public String meaning() {
    return meaning;
  }
}
