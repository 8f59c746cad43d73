package chatclique.store;

import de.bwaldvogel.mongo.backend.KeyValue;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import org.h2.mvstore.DataUtils;
import org.h2.mvstore.WriteBuffer;
import org.h2.mvstore.type.BasicDataType;
import org.jspecify.annotations.Nullable;

/** Keeps an index's keys in the file, in the order of their values. */
final class KeyType extends BasicDataType<KeyValue> {

    static final KeyType INSTANCE = new KeyType();

    private KeyType() {}

    @Override
    public int compare(KeyValue left, KeyValue right) {
        return BsonOrder.INSTANCE.compareKeys(left, right);
    }

    @Override
    public int getMemory(KeyValue key) {
        return key.stream().mapToInt(BsonType.INSTANCE::getMemory).sum() + Long.BYTES;
    }

    @Override
    public void write(WriteBuffer target, KeyValue key) {
        target.putVarInt(key.size());
        key.forEach(value -> BsonType.INSTANCE.write(target, value));
    }

    @Override
    public KeyValue read(ByteBuffer source) {
        int size = DataUtils.readVarInt(source);
        List<@Nullable Object> values = new ArrayList<>(size);
        for (int i = 0; i < size; i++) {
            Object value = BsonType.INSTANCE.read(source);
            values.add(BsonOrder.isNull(value) ? null : value);
        }
        return new KeyValue(values);
    }

    @Override
    public KeyValue[] createStorage(int size) {
        return new KeyValue[size];
    }
}
