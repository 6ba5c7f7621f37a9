package org.leannet.launcher.plan.resolve;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.leannet.clients.ClientDescription;

/// Which devnet generation a network is of. The parameter decides; without it the images do, as
/// their tags tell; without either it is the newest. Generations do not understand each other, so
/// every image and every client must fit. The image of a paired node tells nothing: it is a build
/// of its own.
final class Generations {
  static final String NEWEST = "devnet5";

  private static final String PARAMETER = "lean_network_params.generation";
  private static final Pattern IN_TAG = Pattern.compile("devnet-?(\\d{1,3})");

  private final List<ClientPair> pairs;
  private final Findings findings;

  private Generations(List<ClientPair> pairs, Findings findings) {
    this.pairs = pairs;
    this.findings = findings;
  }

  static String resolve(Optional<String> parameter, List<ClientPair> pairs, Findings findings) {
    Generations generations = new Generations(pairs, findings);
    String generation = parameter.orElseGet(generations::told);
    pairs.forEach(pair -> generations.check(pair, generation));
    return generation;
  }

  /// The generation most images are of, the newer one when it is a draw.
  private String told() {
    Map<String, Integer> votes = new TreeMap<>();
    for (ClientPair pair : pairs) {
      ofImage(pair)
          .ifPresent(generation -> votes.merge(generation, pair.settings().count(), Integer::sum));
    }
    String most = NEWEST;
    int count = 0;
    for (Map.Entry<String, Integer> vote : votes.entrySet()) {
      if (vote.getValue() >= count) {
        most = vote.getKey();
        count = vote.getValue();
      }
    }
    return most;
  }

  private void check(ClientPair pair, String generation) {
    if (pair.settings().forced()) {
      return;
    }
    Optional<String> image = ofImage(pair);
    if (image.isPresent() && !image.get().equals(generation)) {
      findings.add(
          pair.path("cl_image"),
          "this image is of %s, the network is of %s".formatted(image.get(), generation),
          "expected images of one generation, %s %s, or force: true"
              .formatted(PARAMETER, image.get()));
      return;
    }
    Optional<String> refusal = pair.lean().refusal(generation);
    if (refusal.isPresent()) {
      findings.add(
          pair.path("cl_type"),
          "%s cannot take part in %s: %s".formatted(pair.lean().name(), generation, refusal.get()),
          "expected another client or generation, or force: true");
    }
  }

  private static Optional<String> ofImage(ClientPair pair) {
    Optional<String> image = pair.settings().lean().program().image();
    return pair.isPaired() ? Optional.empty() : image.flatMap(name -> ofImage(pair.lean(), name));
  }

  private static Optional<String> ofImage(ClientDescription client, String image) {
    for (Map.Entry<String, String> known : client.images().entrySet()) {
      if (known.getValue().equals(image)
          && !known.getKey().equals(ClientDescription.ANY_GENERATION)) {
        return Optional.of(known.getKey());
      }
    }
    Matcher tag = IN_TAG.matcher(image.substring(image.lastIndexOf(':') + 1));
    return tag.find() ? Optional.of("devnet" + tag.group(1)) : Optional.empty();
  }
}
