package org.leannet.node.core.port;

import org.leannet.consensus.proofs.ProofSystem;
import org.leannet.xmss.Xmss;

/// What jobs work with. Safe for several threads.
public record Workbench(Xmss xmss, ProofSystem proofs, Signer signer) {}
