package org.leannet.consensus.forkchoice;

import static org.leannet.consensus.RejectionReason.ANCHOR_STATE_ROOT_MISMATCH;
import static org.leannet.consensus.RejectionReason.UNKNOWN_PARENT_BLOCK;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.leannet.consensus.Rules;
import org.leannet.consensus.SlotTime;
import org.leannet.consensus.Verdict;
import org.leannet.consensus.containers.AggregatedAttestation;
import org.leannet.consensus.containers.AttestationData;
import org.leannet.consensus.containers.Block;
import org.leannet.consensus.containers.Checkpoint;
import org.leannet.consensus.containers.SignedAggregatedAttestation;
import org.leannet.consensus.containers.SignedAttestation;
import org.leannet.consensus.containers.SignedBlock;
import org.leannet.consensus.containers.State;
import org.leannet.consensus.forkchoice.BlockImport.View;
import org.leannet.consensus.production.BuiltBlock;
import org.leannet.consensus.production.RawVote;
import org.leannet.ssz.Root;

/// leanSpec `lstar/fork_choice.py`: blocks, their states, votes, and what follows from them.
///
/// Time is counted in intervals since genesis and moves only by [#onTick]. One owner, no threads.
public final class Store {

  final Rules rules;
  final BlockTree blocks = new BlockTree();
  final SignaturePool signatures;
  final VotePool pending;
  final VotePool known;
  private long time;
  private Root head;
  private Root safeTarget;
  private Checkpoint justified;
  private Checkpoint finalized;

  private Store(State anchorState, Block anchor, Root root, Rules rules, PoolLimits limits) {
    this.rules = rules;
    this.signatures = new SignaturePool(limits);
    this.pending = new VotePool(limits);
    this.known = new VotePool(limits);
    this.blocks.add(root, anchor, anchorState);
    this.time = SlotTime.intervalAtSlotStart(anchor.slot());
    this.head = root;
    this.safeTarget = root;
    this.justified = new Checkpoint(root, anchor.slot());
    this.finalized = justified;
  }

  /// A store that keeps as many votes as a node should.
  public static Verdict<Store> create(State anchorState, Block anchor, Rules rules) {
    return create(anchorState, anchor, rules, PoolLimits.DEFAULT);
  }

  /// A store that trusts its anchor: genesis, or a finalized block with its state.
  public static Verdict<Store> create(
      State anchorState, Block anchor, Rules rules, PoolLimits limits) {
    Root stateRoot = anchorState.root();
    return anchor.stateRoot().equals(stateRoot)
        ? Verdict.accept(new Store(anchorState, anchor, anchor.root(), rules, limits))
        : Verdict.reject(
            ANCHOR_STATE_ROOT_MISMATCH,
            "the anchor block claims state %s, the state is %s"
                .formatted(anchor.stateRoot(), stateRoot));
  }

  /// Time in intervals since genesis.
  public long time() {
    return time;
  }

  /// Moves time on, interval by interval, with what each brings for the store: in the last one of a
  /// slot the votes that arrived begin to count, in the middle the safe target is found anew.
  /// Aggregation is left to [Duties#aggregationRound], which is due at the third interval of a
  /// slot.
  ///
  /// @param hasProposal whether the last interval starts a slot in which this node proposes
  public void onTick(long interval, boolean hasProposal) {
    while (Long.compareUnsigned(time, interval) < 0) {
      time++;
      switch ((int) Long.remainderUnsigned(time, SlotTime.INTERVALS_PER_SLOT)) {
        case 0 -> {
          if (hasProposal && time == interval) {
            acceptNew();
          }
        }
        case 3 -> updateSafeTarget();
        case 4 -> acceptNew();
        default -> {}
      }
    }
  }

  /// Moves time on without what the intervals bring, to catch up after a long pause.
  public void skipTo(long interval) {
    if (Long.compareUnsigned(time, interval) < 0) {
      time = interval;
    }
  }

  /// Lets the votes that arrived count, and finds the head.
  public void acceptNew() {
    known.absorb(pending);
    updateHead();
  }

  /// Finds the head by the votes that count; the finalized block is the one that head finalizes.
  public void updateHead() {
    blocks
        .heaviest(justified.root(), known.votesByHead(finalized.slot()), 0)
        .ifPresent(heaviest -> head = heaviest);
    long slot = headState().latestFinalized().slot();
    blocks
        .ancestorAt(head, slot)
        .filter(reached -> reached.slot() == slot)
        .ifPresent(reached -> finalized = reached);
  }

  /// Finds the block that two thirds of the validators support by votes that do not count yet.
  public void updateSafeTarget() {
    long twoThirds = Math.ceilDiv(2L * headState().validators().size(), 3L);
    blocks
        .heaviest(justified.root(), pending.votesByHead(finalized.slot()), twoThirds)
        .ifPresent(safe -> safeTarget = safe);
  }

  public Verdict<AttestationCheck> checkAttestation(SignedAttestation attestation) {
    return new VoteAdmission(votingRules(), blocks).check(attestation);
  }

  /// Keeps a verified vote, if this node aggregates.
  ///
  /// @return whether the store changed
  public Verdict<Boolean> applyAttestation(AttestationVerified verified, boolean aggregator) {
    SignedAttestation attestation = verified.attestation();
    return votingRules()
        .check(attestation.data())
        .map(data ->
            aggregator
                && signatures.add(
                    data,
                    new RawVote((int) attestation.validatorIndex(), attestation.signature())));
  }

  public Verdict<AggregateCheck> checkAggregate(SignedAggregatedAttestation aggregate) {
    return new VoteAdmission(votingRules(), blocks).check(aggregate);
  }

  /// Keeps verified votes; they count from the next interval on in which new votes are accepted.
  ///
  /// @return whether the store changed
  public Verdict<Boolean> applyAggregate(AggregateVerified verified) {
    SignedAggregatedAttestation aggregate = verified.aggregate();
    return votingRules().check(aggregate.data()).map(data -> pending.add(data, aggregate.proof()));
  }

  public Verdict<BlockCheck> checkBlock(SignedBlock signed) {
    Block block = signed.block();
    Root root = block.root();
    Optional<State> stored = blocks.state(root);
    if (stored.isPresent()) {
      return Verdict.accept(new BlockCheck(signed, root, stored.get(), rules, true));
    }
    Optional<State> parent = blocks.state(block.parentRoot());
    if (parent.isEmpty()) {
      return unknownParent(block);
    }
    return new BlockRules(rules, time)
        .check(block, parent.get().slot())
        .map(_ -> new BlockCheck(signed, root, parent.get(), rules, false));
  }

  /// Adds a verified block, with the votes in it as data without proofs, and finds the head.
  public Verdict<BlockImport> applyBlock(BlockVerified verified) {
    View before = view();
    Block block = verified.signed().block();
    if (blocks.contains(verified.root())) {
      return Verdict.accept(new BlockImport(verified.root(), false, before, before));
    }
    if (!blocks.contains(block.parentRoot())) {
      return unknownParent(block);
    }
    Checkpoint reached = verified.post().latestJustified();
    if (Long.compareUnsigned(reached.slot(), justified.slot()) > 0) {
      justified = reached;
    }
    known.putFirst(block.body().attestations().stream().map(AggregatedAttestation::data).toList());
    blocks.add(verified.root(), block, verified.post());
    updateHead();
    if (Long.compareUnsigned(finalized.slot(), before.finalized().slot()) > 0) {
      dropStaleVotes();
    }
    return Verdict.accept(new BlockImport(verified.root(), true, before, view()));
  }

  /// What validators and aggregators do on top of this store.
  public Duties duties() {
    return new Duties(this);
  }

  /// Adds a block that this node built and signed.
  public Verdict<BlockImport> applyBuilt(BuiltBlock built, SignedBlock signed) {
    return applyBlock(new BlockVerified(signed, built.block().root(), built.post()));
  }

  /// Forgets blocks and states that finalization has decided against or left behind: all but the
  /// last final block up to a slot and its descendants. Votes of branches that have not seen the
  /// finalized block finalized name earlier ones, so a caller leaves some slots. Nothing is
  /// forgotten while the finalized block is not on the justified one's chain.
  ///
  /// @return what was forgotten
  public List<Root> forgetBefore(long slot) {
    if (!blocks.isAncestor(finalized, justified)) {
      return List.of();
    }
    long bound = Long.compareUnsigned(slot, finalized.slot()) < 0 ? slot : finalized.slot();
    List<Root> forgotten =
        blocks
            .ancestorAt(finalized.root(), bound)
            .map(kept -> blocks.forgetAllBut(kept.root()))
            .orElse(List.of());
    if (!blocks.contains(safeTarget)) {
      safeTarget = finalized.root();
    }
    return forgotten;
  }

  public Root head() {
    return head;
  }

  public long headSlot() {
    return checkpoint(head).slot();
  }

  /// The state after the head.
  public State headState() {
    return blocks.state(head).orElseThrow();
  }

  public Root safeTarget() {
    return safeTarget;
  }

  public Checkpoint latestJustified() {
    return justified;
  }

  public Checkpoint latestFinalized() {
    return finalized;
  }

  public boolean hasBlock(Root root) {
    return blocks.contains(root);
  }

  public Optional<Block> block(Root root) {
    return blocks.block(root);
  }

  /// The state after a block.
  public Optional<State> state(Root root) {
    return blocks.state(root);
  }

  /// All known blocks, parents before children.
  public Collection<Root> blockRoots() {
    return List.copyOf(blocks.roots());
  }

  /// The last block of the head's chain that is not after a slot.
  public Optional<Checkpoint> canonicalAt(long slot) {
    return blocks.ancestorAt(head, slot);
  }

  /// How many blocks of `from`'s chain `to`'s chain does not have.
  public int reorgDepth(Root from, Root to) {
    return blocks.distanceToCommon(from, to);
  }

  /// Votes for each block and its descendants, by votes that count.
  public Map<Root, Long> weights() {
    return blocks.weights(known.votesByHead(finalized.slot()), finalized.slot());
  }

  /// The store as it stands.
  public Snapshot snapshot() {
    return new Snapshot(
        time, head, safeTarget, justified, finalized, blocks.views(weights()), pools());
  }

  private Snapshot.Pools pools() {
    Map<AttestationData, List<Integer>> collected = new LinkedHashMap<>();
    for (AttestationData data : signatures.data()) {
      collected.put(data, signatures.votes(data).stream().map(RawVote::validator).toList());
    }
    return new Snapshot.Pools(collected, pending.participants(), known.participants());
  }

  private View view() {
    return new View(checkpoint(head), justified, finalized);
  }

  Checkpoint checkpoint(Root root) {
    return blocks.checkpoint(root).orElseThrow();
  }

  AttestationRules votingRules() {
    return new AttestationRules(blocks, time, finalized, rules);
  }

  private static <T> Verdict<T> unknownParent(Block block) {
    return Verdict.reject(
        UNKNOWN_PARENT_BLOCK, "the parent %s is not known".formatted(block.parentRoot()));
  }

  /// Drops votes that finalization has decided.
  private void dropStaleVotes() {
    for (VotePool pool : List.of(pending, known)) {
      pool.retain(this::isOpen);
    }
    signatures.retain(this::isOpen);
  }

  private boolean isOpen(AttestationData data) {
    return Long.compareUnsigned(data.head().slot(), finalized.slot()) > 0
        && blocks.isAncestor(finalized, data.head());
  }
}
