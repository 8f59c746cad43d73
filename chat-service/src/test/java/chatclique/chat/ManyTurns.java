package chatclique.chat;

import chatclique.chat.turn.Draft;
import chatclique.chat.turn.Turn;
import chatclique.chat.turn.TurnId;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.bson.Document;
import org.springframework.data.mongodb.core.ReactiveMongoOperations;

/** A long log of one owner, written straight into the database: so many turns a day, day after day, not sealed yet. */
public final class ManyTurns {

    public static final LocalDate FIRST = LocalDate.of(2021, 1, 1);
    public static final int A_DAY = 100;

    private static final int BATCH = 1_000;
    private static final int WORDS = 30;
    private static final int VOCABULARY = 2_000;

    private ManyTurns() {}

    /** Writes them; "everywhere" is in all, "evening" or "oddness" in each half, "fiftieth" in one of 50, "needle" in 5. */
    public static void write(ReactiveMongoOperations mongo, String owner, int size) {
        Random random = new Random(size);
        for (int from = 0; from < size; from += BATCH) {
            List<Turn> some = IntStream.range(from, Math.min(size, from + BATCH))
                    .mapToObj(i -> turn(owner, i, size, random))
                    .toList();
            mongo.insertAll(some).blockLast();
        }
        List<Integer> numbers = IntStream.rangeClosed(1, A_DAY).boxed().toList();
        List<Document> parts = IntStream.range(0, size / A_DAY)
                .mapToObj(FIRST::plusDays)
                .map(day -> new Document("_id", TurnId.dayId(owner, day) + "-0000000")
                        .append("owner", owner)
                        .append("day", day.toString())
                        .append("lastSeq", A_DAY)
                        .append("written", numbers))
                .toList();
        mongo.insert(parts, "dayParts").blockLast();
    }

    private static Turn turn(String owner, int i, int size, Random random) {
        Instant at =
                FIRST.plusDays(i / A_DAY).atStartOfDay().plusMinutes(i % A_DAY).toInstant(ZoneOffset.UTC);
        String words = random.ints(WORDS, 0, VOCABULARY)
                .mapToObj(n -> "word" + (int) Math.sqrt(n * (double) random.nextInt(VOCABULARY)))
                .collect(Collectors.joining(" "));
        String text = words + " everywhere " + (i % 2 == 0 ? "evening" : "oddness")
                + (i % (size / 5) == 0 ? " needle" : "") + (i % 50 == 0 ? " fiftieth" : "");
        Draft draft = new Draft(
                owner,
                ZoneOffset.UTC,
                at,
                "key " + i,
                "h",
                Turn.Kind.CHAT,
                new Turn.Part("user", text),
                "c",
                "assistant-1",
                null,
                null,
                null);
        return draft.numbered(i % A_DAY + 1);
    }
}
