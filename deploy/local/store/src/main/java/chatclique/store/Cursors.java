package chatclique.store;

import java.util.Iterator;
import java.util.Spliterator;
import java.util.Spliterators;
import java.util.function.Function;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.h2.mvstore.Cursor;

/** Reads a map's cursor as a lazy stream. */
final class Cursors {

    private Cursors() {}

    static <K, V> Stream<Object> stream(Cursor<K, V> cursor, Function<K, Object> read) {
        Iterator<Object> values = new Iterator<>() {
            @Override
            public boolean hasNext() {
                return cursor.hasNext();
            }

            @Override
            public Object next() {
                return read.apply(cursor.next());
            }
        };
        return StreamSupport.stream(
                Spliterators.spliteratorUnknownSize(values, Spliterator.ORDERED | Spliterator.NONNULL), false);
    }
}
