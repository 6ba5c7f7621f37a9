package org.leannet.launcher.runtime;

import java.nio.file.Path;

/// A file or folder of this machine that a service reads, and the path it reads it at.
///
/// A runtime without a file system of its own takes `source` as it is and ignores `target`.
public record FileMount(Path source, String target) {}
