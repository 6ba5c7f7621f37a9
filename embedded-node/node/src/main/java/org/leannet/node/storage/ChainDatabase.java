package org.leannet.node.storage;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.leannet.consensus.containers.Checkpoint;
import org.leannet.consensus.containers.SignedBlock;
import org.leannet.consensus.containers.State;
import org.leannet.node.core.port.ChainChange;
import org.leannet.node.core.port.SignedSlot;
import org.leannet.node.core.port.StoredBlock;
import org.leannet.node.storage.Table.Mark;
import org.leannet.node.storage.Tables.Write;
import org.leannet.ssz.Bytes;
import org.leannet.ssz.Codec;
import org.leannet.ssz.Root;
import org.leannet.ssz.SszException;
import org.rocksdb.RocksDBException;

/// A node's data directory. Safe for several threads.
///
/// Blocks of the finalized chain are kept, so that peers can be served; states are kept from the
/// finalized block on. A chain change is written as a whole; the slots that keys have signed are
/// synced to the disk before [#recordSigned] returns.
public final class ChainDatabase implements AutoCloseable {
  private static final byte[] FIRST = new byte[0];

  private final Path directory;
  private final Tables tables;

  /// Roots of states on disk, so that a finalization deletes exactly those below it.
  private final Map<Root, Long> stateSlots = new HashMap<>();

  private ChainDatabase(Path directory, Tables tables) {
    this.directory = directory;
    this.tables = tables;
  }

  /// Opens a data directory, making it where there is none.
  ///
  /// @param chain what tells this chain from others; a directory of another chain is refused
  public static ChainDatabase open(Path directory, Root chain) throws StorageException {
    try {
      Files.createDirectories(directory);
      var database = new ChainDatabase(directory, Tables.open(directory));
      try {
        database.claim(chain);
        return database;
      } catch (StorageException | RuntimeException e) {
        database.close();
        throw e;
      }
    } catch (IOException e) {
      throw new StorageException(
          directory + ": cannot be made a data directory: " + e.getMessage(), e);
    } catch (RocksDBException e) {
      throw new StorageException(
          "%s: cannot be opened (%s); is another node running on it?"
              .formatted(directory, e.getMessage()),
          e);
    }
  }

  private void claim(Root chain) throws StorageException {
    var owner = mark(Mark.CHAIN, Root.SSZ);
    if (owner.isEmpty()) {
      write(List.of(new Write.Put(Table.MARKS, Mark.CHAIN.key(), chain.toBytes())), true);
    } else if (!owner.get().equals(chain)) {
      throw new StorageException(
          "%s: belongs to another chain (genesis %s, this one is %s); use another --data-dir or delete it"
              .formatted(directory, owner.get().hex(), chain.hex()));
    }
  }

  /// What was stored of the chain, or nothing for a new directory.
  public synchronized Optional<StoredChain> load() throws StorageException {
    var head = mark(Mark.HEAD, Checkpoint.SSZ);
    var justified = mark(Mark.JUSTIFIED, Checkpoint.SSZ);
    var finalized = mark(Mark.FINALIZED, Checkpoint.SSZ);
    if (head.isEmpty() || justified.isEmpty() || finalized.isEmpty()) {
      return Optional.empty();
    }
    var chain =
        new StoredChain(head.get(), justified.get(), finalized.get(), blocksAbove(finalized.get()));
    chain.blocks().forEach(block -> stateSlots.put(block.root(), block.block().block().slot()));
    return Optional.of(chain);
  }

  private List<StoredBlock> blocksAbove(Checkpoint finalized) throws StorageException {
    var all = new ArrayList<StoredBlock>();
    for (var root : stateRoots()) {
      var block = get(Table.BLOCKS, root.toBytes(), SignedBlock.SSZ);
      var state = get(Table.STATES, root.toBytes(), State.SSZ);
      if (block.isPresent() && state.isPresent()) {
        all.add(new StoredBlock(root, block.get(), state.get()));
      }
    }
    all.sort((a, b) -> Long.compareUnsigned(a.block().block().slot(), b.block().block().slot()));
    var reached = new HashSet<Root>(Set.of(finalized.root()));
    var chain = new ArrayList<StoredBlock>();
    for (var block : all) {
      if (reached.contains(block.root()) || reached.contains(block.block().block().parentRoot())) {
        reached.add(block.root());
        chain.add(block);
      }
    }
    if (chain.isEmpty() || !chain.getFirst().root().equals(finalized.root())) {
      throw new StorageException(
          "%s: the finalized block %s is not in it; delete the directory and sync anew"
              .formatted(directory, finalized.root().hex()));
    }
    return chain;
  }

  private List<Root> stateRoots() throws StorageException {
    var roots = new ArrayList<Root>();
    try {
      tables.scan(Table.STATES, FIRST, (key, state) -> roots.add(Root.of(key)));
    } catch (RocksDBException e) {
      throw failed("read", e);
    }
    return roots;
  }

  /// Writes a change of the chain, all of it or nothing.
  public synchronized void write(ChainChange change) throws StorageException {
    var writes = new ArrayList<Write>();
    for (var block : change.imported()) {
      var key = block.root().toBytes();
      writes.add(new Write.Put(Table.BLOCKS, key, SignedBlock.SSZ.encode(block.block())));
      writes.add(new Write.Put(Table.STATES, key, State.SSZ.encode(block.postState())));
      stateSlots.put(block.root(), block.block().block().slot());
    }
    for (var canonical : change.canonical()) {
      writes.add(
          new Write.Put(Table.FINALIZED, slotKey(canonical.slot()), canonical.root().toBytes()));
    }
    writes.addAll(deletions(change));
    writes.add(put(Mark.HEAD, change.head()));
    writes.add(put(Mark.JUSTIFIED, change.justified()));
    if (isNotBehind(change.finalized())) {
      writes.add(put(Mark.FINALIZED, change.finalized()));
    }
    write(writes, false);
  }

  /// A chain can be left for one that has finalized less, but what was final here is what the disk
  /// can start from: states before it are gone.
  private boolean isNotBehind(Checkpoint finalized) throws StorageException {
    var stored = mark(Mark.FINALIZED, Checkpoint.SSZ);
    return stored.isEmpty() || Long.compareUnsigned(finalized.slot(), stored.get().slot()) >= 0;
  }

  private List<Write> deletions(ChainChange change) {
    var writes = new ArrayList<Write>();
    for (var root : change.abandoned()) {
      writes.add(new Write.Delete(Table.BLOCKS, root.toBytes()));
      writes.add(new Write.Delete(Table.STATES, root.toBytes()));
      stateSlots.remove(root);
    }
    if (!change.canonical().isEmpty()) {
      var finalizedSlot = change.finalized().slot();
      var below = new ArrayList<Root>();
      stateSlots.forEach((root, slot) -> {
        if (Long.compareUnsigned(slot, finalizedSlot) < 0) {
          below.add(root);
        }
      });
      for (var root : below) {
        writes.add(new Write.Delete(Table.STATES, root.toBytes()));
        stateSlots.remove(root);
      }
    }
    return writes;
  }

  /// Writes down that keys sign in their slots, and returns when the disk has it.
  public void recordSigned(List<SignedSlot> slots) throws StorageException {
    var writes = new ArrayList<Write>();
    for (var slot : slots) {
      writes.add(new Write.Put(Table.SIGNED, slot.publicKey().toArray(), slotKey(slot.slot())));
    }
    write(writes, true);
  }

  /// The highest slot each key has signed.
  public Map<Bytes, Long> signedSlots() throws StorageException {
    var slots = new HashMap<Bytes, Long>();
    try {
      tables.scan(
          Table.SIGNED,
          FIRST,
          (key, slot) -> slots.put(Bytes.of(key), ByteBuffer.wrap(slot).getLong()));
    } catch (RocksDBException e) {
      throw failed("read", e);
    }
    return slots;
  }

  /// A stored block.
  public Optional<SignedBlock> block(Root root) throws StorageException {
    return get(Table.BLOCKS, root.toBytes(), SignedBlock.SSZ);
  }

  /// The root of the finalized block of a slot.
  public Optional<Root> finalizedRoot(long slot) throws StorageException {
    return get(Table.FINALIZED, slotKey(slot), Root.SSZ);
  }

  @Override
  public synchronized void close() {
    tables.close();
  }

  private static Write put(Mark mark, Checkpoint checkpoint) {
    return new Write.Put(Table.MARKS, mark.key(), Checkpoint.SSZ.encode(checkpoint));
  }

  private <T> Optional<T> mark(Mark mark, Codec<T> codec) throws StorageException {
    return get(Table.MARKS, mark.key(), codec);
  }

  private <T> Optional<T> get(Table table, byte[] key, Codec<T> codec) throws StorageException {
    try {
      var bytes = tables.get(table, key);
      return bytes.isEmpty() ? Optional.empty() : Optional.of(codec.decode(bytes.get()));
    } catch (RocksDBException e) {
      throw failed("read", e);
    } catch (SszException e) {
      throw new StorageException(
          "%s: an entry of %s is damaged (%s); delete the directory and sync anew"
              .formatted(directory, table, e.getMessage()),
          e);
    }
  }

  private void write(List<Write> writes, boolean durable) throws StorageException {
    try {
      tables.write(writes, durable);
    } catch (RocksDBException e) {
      throw failed("written", e);
    }
  }

  private StorageException failed(String what, RocksDBException cause) {
    return new StorageException(
        "%s: cannot be %s: %s".formatted(directory, what, cause.getMessage()), cause);
  }

  private static byte[] slotKey(long slot) {
    return ByteBuffer.allocate(Long.BYTES).putLong(slot).array();
  }
}
