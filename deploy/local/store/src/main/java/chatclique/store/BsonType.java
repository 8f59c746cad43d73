package chatclique.store;

import de.bwaldvogel.mongo.backend.Missing;
import de.bwaldvogel.mongo.wire.BsonConstants;
import de.bwaldvogel.mongo.wire.bson.BsonDecoder;
import de.bwaldvogel.mongo.wire.bson.BsonEncoder;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import java.nio.ByteBuffer;
import java.util.Collection;
import java.util.Map;
import org.h2.mvstore.WriteBuffer;
import org.h2.mvstore.type.BasicDataType;
import org.jspecify.annotations.Nullable;

/** Keeps any BSON value in the file as BSON: its type, then its bytes. The default would be Java serialization. */
final class BsonType extends BasicDataType<Object> {

    static final BsonType INSTANCE = new BsonType();

    private static final int OBJECT_BYTES = 40;

    private BsonType() {}

    @Override
    public int compare(Object left, Object right) {
        return BsonOrder.INSTANCE.compare(left, right);
    }

    @Override
    public int getMemory(@Nullable Object value) {
        return switch (value) {
            case null -> OBJECT_BYTES;
            case String text -> OBJECT_BYTES + text.length();
            case Map<?, ?> fields ->
                fields.values().stream()
                                .mapToInt(field -> OBJECT_BYTES + getMemory(field))
                                .sum()
                        + 2 * OBJECT_BYTES;
            case Collection<?> items -> items.stream().mapToInt(this::getMemory).sum() + OBJECT_BYTES;
            case de.bwaldvogel.mongo.bson.BinData data -> OBJECT_BYTES + data.getData().length;
            default -> OBJECT_BYTES;
        };
    }

    @Override
    public void write(WriteBuffer target, @Nullable Object value) {
        Object stored = BsonOrder.isNull(value) ? null : value;
        byte type = BsonEncoder.determineType(stored);
        target.put(type);
        ByteBuf bytes = Unpooled.buffer();
        BsonEncoder.encodeValue(type, stored, bytes);
        target.put(bytes.array(), bytes.arrayOffset(), bytes.readableBytes());
    }

    @Override
    public Object read(ByteBuffer source) {
        byte type = source.get();
        if (type == BsonConstants.TYPE_NULL) {
            return Missing.getInstance();
        }
        ByteBuf bytes = Unpooled.wrappedBuffer(source);
        Object value = BsonDecoder.decodeValue(type, bytes);
        source.position(source.position() + bytes.readerIndex());
        return value;
    }

    @Override
    public Object[] createStorage(int size) {
        return new Object[size];
    }
}
