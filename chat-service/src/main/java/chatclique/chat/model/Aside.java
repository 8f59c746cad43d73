package chatclique.chat.model;

import chatclique.chat.turn.Booking;
import chatclique.chat.turn.Turn;
import java.util.Optional;
import java.util.UUID;
import org.springframework.ai.chat.model.ChatResponse;

/** One request beside an answer, and what it uses. */
final class Aside {

    /** Each request is paid, also when one before it was for the same. */
    private final String key = "aside-" + UUID.randomUUID();

    private final Entry entry;
    private final Bill bill = new Bill();
    private final StringBuilder said = new StringBuilder();

    /**
     * @param asked how many tokens it has, by estimate
     */
    Aside(Entry entry, int asked) {
        this.entry = entry;
        bill.asked(asked);
        bill.begin(Answerer.of(entry, null), "");
    }

    void note(ChatResponse response) {
        bill.report(response.getMetadata().getUsage());
        String piece = response.getResult() == null
                ? null
                : response.getResult().getOutput().getText();
        if (piece != null) {
            said.append(piece);
        }
    }

    /** What is to be booked; none when the model did nothing. */
    Optional<Booking> booking(Turn turn) {
        bill.settle(said.toString());
        return Optional.ofNullable(bill.usage())
                .map(usage -> new Booking(turn, key, 0, entry.name(), usage, bill.cost()));
    }
}
