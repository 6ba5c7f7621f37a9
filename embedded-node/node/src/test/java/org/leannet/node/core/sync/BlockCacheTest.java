package org.leannet.node.core.sync;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.leannet.consensus.containers.SignedBlock;
import org.leannet.node.core.port.Limits;
import org.leannet.ssz.Root;

class BlockCacheTest {
  private final BlockCache cache = new BlockCache();

  private static Root root(SignedBlock block) {
    return block.block().root();
  }

  @Test
  void children_come_out_in_slot_order() {
    SignedBlock late = Blocks.child(Blocks.GENESIS, 9);
    SignedBlock early = Blocks.child(Blocks.GENESIS, 3);
    SignedBlock grandchild = Blocks.child(root(early), 4);
    List.of(late, grandchild, early).forEach(block -> cache.add(Blocks.heard(block)));

    List<Arrival> children = cache.takeChildren(Blocks.GENESIS);

    assertThat(children).extracting(Arrival::slot).containsExactly(3L, 9L);
    assertThat(cache.size()).isEqualTo(1);
    assertThat(cache.contains(root(grandchild))).isTrue();
  }

  @Test
  void the_oldest_block_is_pushed_out_and_its_children_become_orphans() {
    List<SignedBlock> chain = Blocks.chain(Blocks.GENESIS, 1, Limits.CACHED_BLOCKS);
    chain.forEach(block -> cache.add(Blocks.heard(block)));
    assertThat(cache.missingParents(Blocks.GENESIS::equals)).isEmpty();

    List<Arrival> evicted = cache.add(Blocks.heard(Blocks.child(Blocks.GENESIS, 5_000)));

    assertThat(evicted).extracting(Arrival::root).containsExactly(root(chain.getFirst()));
    assertThat(cache.size()).isEqualTo(Limits.CACHED_BLOCKS);
    assertThat(cache.missingParents(Blocks.GENESIS::equals))
        .containsExactly(new Missing(root(chain.getFirst()), 1, 2));
  }

  @Test
  void one_peer_may_fill_it_and_then_pushes_out_its_own_oldest() {
    SignedBlock other = Blocks.child(Blocks.GENESIS, 1);
    cache.add(Blocks.heard(other));
    List<SignedBlock> flood = Blocks.chain(new Root(9, 9, 9, 9), 1, Limits.CACHED_BLOCKS + 2);
    List<Long> evicted =
        flood.stream()
            .flatMap(block -> cache.add(Blocks.heard(block, Blocks.PEER)).stream())
            .map(Arrival::slot)
            .toList();

    assertThat(evicted).containsExactly(1L, 2L, 3L);
    assertThat(cache.contains(root(other))).isTrue();
    assertThat(cache.size()).isEqualTo(1024);
  }

  @Test
  void what_was_asked_for_stays_when_a_flood_by_gossip_comes() {
    List<SignedBlock> range = Blocks.chain(Blocks.GENESIS, 1, 32);
    range.forEach(block -> cache.add(Arrival.answer(root(block), block, Blocks.PEER, 0)));
    int size = 512 * 1024;
    for (int slot = 100; slot < 200; slot++) {
      cache.add(Blocks.heard(Blocks.child(new Root(9, 9, 9, slot), slot, size)));
    }

    assertThat(cache.fetched()).isEqualTo(32);
    assertThat(range).allMatch(block -> cache.contains(root(block)));
    assertThat(cache.takeDescendants(Blocks.GENESIS)).hasSize(32);
    assertThat(cache.fetched()).isZero();
    assertThat(cache.fetchedBytes()).isZero();
  }

  @Test
  void large_proofs_push_out_by_size() {
    int proof = 512 * 1024;
    int fit = (int) (Limits.CACHED_BLOCK_BYTES / proof);
    for (int slot = 1; slot <= fit + 3; slot++) {
      cache.add(Blocks.heard(Blocks.child(Blocks.GENESIS, slot, proof)));
    }

    assertThat(cache.size()).isLessThan(fit);
    assertThat(cache.takeChildren(Blocks.GENESIS).getLast().slot()).isEqualTo(fit + 3);
  }

  @Test
  void a_block_that_is_here_already_changes_nothing() {
    SignedBlock block = Blocks.child(Blocks.GENESIS, 1, 10);
    cache.add(Blocks.heard(block));

    assertThat(cache.add(Blocks.heard(Blocks.child(Blocks.GENESIS, 1, 20)))).isEmpty();
    assertThat(cache.get(root(block)).orElseThrow().block()).isEqualTo(block);
    assertThat(cache.size()).isEqualTo(1);
  }

  @Test
  void descendants_are_taken_through_all_generations() {
    List<SignedBlock> chain = Blocks.chain(Blocks.GENESIS, 1, 5);
    SignedBlock apart = Blocks.child(new Root(9, 9, 9, 9), 3);
    chain.forEach(block -> cache.add(Blocks.heard(block)));
    cache.add(Blocks.heard(apart));

    assertThat(cache.takeDescendants(root(chain.get(1))))
        .extracting(Arrival::slot)
        .containsExactly(3L, 4L, 5L);
    assertThat(cache.size()).isEqualTo(3);
  }

  @Test
  void a_missing_parent_carries_the_lowest_depth_of_its_children() {
    SignedBlock near = Blocks.child(Blocks.GENESIS, 2);
    SignedBlock far = Blocks.child(Blocks.GENESIS, 3);
    cache.add(Arrival.answer(root(far), far, Blocks.PEER, 7));
    cache.add(Arrival.answer(root(near), near, Blocks.PEER, 4));

    assertThat(cache.missingParents(_ -> false)).containsExactly(new Missing(Blocks.GENESIS, 5, 2));
  }

  @Test
  void blocks_up_to_a_slot_are_taken_together() {
    Blocks.chain(Blocks.GENESIS, 1, 5).forEach(block -> cache.add(Blocks.heard(block)));

    assertThat(cache.takeUntil(3)).extracting(Arrival::slot).containsExactly(1L, 2L, 3L);
    assertThat(cache.size()).isEqualTo(2);
  }
}
