package org.leannet.node.storage;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiConsumer;
import org.rocksdb.ColumnFamilyDescriptor;
import org.rocksdb.ColumnFamilyHandle;
import org.rocksdb.ColumnFamilyOptions;
import org.rocksdb.CompressionType;
import org.rocksdb.DBOptions;
import org.rocksdb.ReadOptions;
import org.rocksdb.RocksDB;
import org.rocksdb.RocksDBException;
import org.rocksdb.WriteBatch;
import org.rocksdb.WriteOptions;

/// RocksDB with our tables: the only class that touches the vendor's types.
final class Tables implements AutoCloseable {
  /// Small, because many nodes share one machine: a table of a devnet rarely holds more.
  private static final long WRITE_BUFFER_BYTES = 4L << 20;

  /// Enough for a devnet's files, and far from a process's limit of open files.
  private static final int OPEN_FILES = 64;

  private static final int KEPT_LOG_FILES = 2;

  private final RocksDB db;
  private final DBOptions dbOptions;
  private final ColumnFamilyOptions familyOptions;
  private final Map<Table, ColumnFamilyHandle> families;
  private final WriteOptions synced = new WriteOptions().setSync(true);
  private final WriteOptions relaxed = new WriteOptions();

  private Tables(
      RocksDB db,
      DBOptions dbOptions,
      ColumnFamilyOptions familyOptions,
      Map<Table, ColumnFamilyHandle> families) {
    this.db = db;
    this.dbOptions = dbOptions;
    this.familyOptions = familyOptions;
    this.families = families;
  }

  static Tables open(Path directory) throws RocksDBException {
    RocksDB.loadLibrary();
    var dbOptions =
        new DBOptions()
            .setCreateIfMissing(true)
            .setCreateMissingColumnFamilies(true)
            .setMaxOpenFiles(OPEN_FILES)
            .setKeepLogFileNum(KEPT_LOG_FILES);
    var familyOptions =
        new ColumnFamilyOptions()
            .setWriteBufferSize(WRITE_BUFFER_BYTES)
            .setCompressionType(CompressionType.LZ4_COMPRESSION);
    var descriptors =
        Arrays.stream(Table.values())
            .map(table -> new ColumnFamilyDescriptor(table.diskName(), familyOptions))
            .toList();
    var handles = new ArrayList<ColumnFamilyHandle>();
    try {
      var db = RocksDB.open(dbOptions, directory.toString(), descriptors, handles);
      var families = new EnumMap<Table, ColumnFamilyHandle>(Table.class);
      var tables = Table.values();
      for (int i = 0; i < tables.length; i++) {
        families.put(tables[i], handles.get(i));
      }
      return new Tables(db, dbOptions, familyOptions, families);
    } catch (RocksDBException e) {
      familyOptions.close();
      dbOptions.close();
      throw e;
    }
  }

  Optional<byte[]> get(Table table, byte[] key) throws RocksDBException {
    return Optional.ofNullable(db.get(family(table), key));
  }

  /// Every entry from a key on, in the order of the keys, until the consumer has seen all.
  void scan(Table table, byte[] from, BiConsumer<byte[], byte[]> each) throws RocksDBException {
    try (var options = new ReadOptions();
        var cursor = db.newIterator(family(table), options)) {
      for (cursor.seek(from); cursor.isValid(); cursor.next()) {
        each.accept(cursor.key(), cursor.value());
      }
      cursor.status();
    }
  }

  /// Writes all of these or none.
  ///
  /// @param durable whether to wait until the disk has it
  void write(List<Write> writes, boolean durable) throws RocksDBException {
    try (var batch = new WriteBatch()) {
      for (var write : writes) {
        switch (write) {
          case Write.Put(var table, var key, var value) -> batch.put(family(table), key, value);
          case Write.Delete(var table, var key) -> batch.delete(family(table), key);
        }
      }
      db.write(durable ? synced : relaxed, batch);
    }
  }

  @Override
  public void close() {
    families.values().forEach(ColumnFamilyHandle::close);
    db.close();
    synced.close();
    relaxed.close();
    familyOptions.close();
    dbOptions.close();
  }

  private ColumnFamilyHandle family(Table table) {
    var handle = families.get(table);
    if (handle == null) {
      throw new IllegalStateException("no column family for " + table);
    }
    return handle;
  }

  /// One change of a batch.
  sealed interface Write {
    @SuppressWarnings("ArrayRecordComponent") // handed straight to the database, never compared
    record Put(Table table, byte[] key, byte[] value) implements Write {}

    @SuppressWarnings("ArrayRecordComponent") // as above
    record Delete(Table table, byte[] key) implements Write {}
  }
}
