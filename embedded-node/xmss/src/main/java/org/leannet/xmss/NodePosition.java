package org.leannet.xmss;

/// A node of the whole tree: leaves are level 0, and indices count from the left.
record NodePosition(int level, long index) {}
