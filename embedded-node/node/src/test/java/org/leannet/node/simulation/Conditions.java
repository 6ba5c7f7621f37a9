package org.leannet.node.simulation;

/// What a simulated network is like.
///
/// @param nodes how many nodes there are, one validator each
/// @param aggregators how many of them aggregate, the first ones
/// @param degree to how many others each node dials; a full mesh when it is as large as the network
/// @param latencyMillis the longest way of a message; each takes a random part of it, so messages
///   overtake each other
/// @param lossPerMille how many of a thousand messages and requests are lost
/// @param jobDeathPerMille how many of a thousand jobs die with their worker
record Conditions(
    int nodes,
    int aggregators,
    int degree,
    int latencyMillis,
    int lossPerMille,
    int jobDeathPerMille) {

  static Conditions calm(int nodes) {
    return new Conditions(nodes, Math.min(nodes, 2), nodes, 60, 0, 0);
  }

  static Conditions rough(int nodes) {
    return new Conditions(nodes, Math.max(2, nodes / 3), nodes, 200, 10, 2);
  }

  Conditions withDegree(int newDegree) {
    return new Conditions(
        nodes, aggregators, newDegree, latencyMillis, lossPerMille, jobDeathPerMille);
  }
}
