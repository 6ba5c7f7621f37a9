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
/// @param villains how many of the nodes, the last ones, are dishonest
record Conditions(
    int nodes,
    int aggregators,
    int degree,
    int latencyMillis,
    int lossPerMille,
    int jobDeathPerMille,
    int villains) {

  static Conditions calm(int nodes) {
    return new Conditions(nodes, Math.min(nodes, 2), nodes, 60, 0, 0, 0);
  }

  static Conditions rough(int nodes) {
    return new Conditions(nodes, Math.clamp(nodes / 3, 2, 4), nodes, 200, 10, 2, 0);
  }

  Conditions withDegree(int newDegree) {
    return new Conditions(
        nodes, aggregators, newDegree, latencyMillis, lossPerMille, jobDeathPerMille, villains);
  }

  Conditions withVillains(int count) {
    return new Conditions(
        nodes, aggregators, degree, latencyMillis, lossPerMille, jobDeathPerMille, count);
  }

  boolean isVillain(int index) {
    return index >= nodes - villains;
  }
}
