/// The live page of an enclave: one HTTP server, a few static files, and a stream of what changes.
///
/// In go [org.leannet.launcher.watch.Snapshots] and an address to listen on, out comes a page that
/// needs nothing from anywhere else. It only shows; there is nothing to press that changes a
/// network. Knows no runtime and no enclave. Caller: `cli`.
@NullMarked
package org.leannet.launcher.ui;

import org.jspecify.annotations.NullMarked;
