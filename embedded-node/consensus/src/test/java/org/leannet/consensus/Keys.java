package org.leannet.consensus;

import java.util.List;
import java.util.stream.IntStream;
import org.leannet.consensus.containers.Validator;
import org.leannet.ssz.Bytes;
import org.leannet.ssz.Root;
import org.leannet.xmss.KeyGenerator;
import org.leannet.xmss.KeyPair;
import org.leannet.xmss.Parallel;
import org.leannet.xmss.Xmss;
import org.leannet.xmss.XmssPreset;

/// Validators with real keys of the test scheme, good for slots 0 to 31.
public final class Keys {

  public static final Xmss XMSS = Xmss.of(XmssPreset.TEST);
  public static final int LAST_SLOT = 31;

  private static final KeyGenerator GENERATOR = new KeyGenerator(XmssPreset.TEST, Parallel.SERIAL);

  private final List<KeyPair> attestation;
  private final List<KeyPair> proposal;

  private Keys(List<KeyPair> attestation, List<KeyPair> proposal) {
    this.attestation = attestation;
    this.proposal = proposal;
  }

  public static Keys of(int validators) {
    return new Keys(pairs(validators, 1), pairs(validators, 2));
  }

  private static List<KeyPair> pairs(int count, long kind) {
    return IntStream.range(0, count)
        .mapToObj(i -> GENERATOR.generate(new Root(kind, i, 0, 0), 0, LAST_SLOT + 1))
        .toList();
  }

  public List<Validator> validators() {
    return IntStream.range(0, attestation.size())
        .mapToObj(
            i -> new Validator(attestation.get(i).publicKey(), proposal.get(i).publicKey(), i))
        .toList();
  }

  public Bytes attest(int validator, long slot, Root message) {
    return XMSS.sign(attestation.get(validator).secretKey(), slot, message);
  }

  public Bytes propose(int validator, long slot, Root message) {
    return XMSS.sign(proposal.get(validator).secretKey(), slot, message);
  }
}
