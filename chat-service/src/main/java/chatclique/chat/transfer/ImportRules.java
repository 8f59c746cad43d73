package chatclique.chat.transfer;

import chatclique.chat.chain.Content;
import chatclique.chat.turn.Brought;
import chatclique.chat.turn.Ending;
import chatclique.chat.turn.Turn;
import chatclique.chat.turn.TurnId;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * What a line must be to become an entry: what this service could have written itself, to the byte. Nothing in it says
 * who owns it; that is who brings it.
 */
@Component
class ImportRules {

    private static final int PROMPT_BYTES = 64 << 10;
    private static final int ANSWER_BYTES = 256 << 10;
    private static final int RECEIPT_MEMBERS = 64;
    private static final int DEPTH = 4;
    private static final int WORD = 500;

    private final Clock clock;

    ImportRules(Clock clock) {
        this.clock = clock;
    }

    /** The turn of a line that has content; a refusal when it can't be one. */
    Brought turn(String owner, ImportLine line) {
        ImportLine.Content content = needed(line.content());
        String salt = needed(line.salt());
        String hash = needed(line.contentHash());
        TurnId place = needed(TurnId.parse(needed(line.turn())).orElse(null));
        int version = needed(line.version());
        demand(salt.matches("[0-9a-f]{32}") && hash.matches("[0-9a-f]{64}") && version > 0 && version < 100_000);
        Brought turn = turn(owner, place.seq(), version, salt, hash, content);
        if (!Content.of(turn.numbered(place.seq())).hash().equals(hash)) {
            throw new Refused("content-changed");
        }
        return turn;
    }

    private Brought turn(String owner, int seq, int version, String salt, String hash, ImportLine.Content content) {
        LocalDate day = needed(content.day());
        ZoneId zone = needed(content.zone());
        Instant at = needed(content.at());
        Turn.State state = needed(content.state());
        demand(state.ended());
        checkTime(day, zone, at, content.endedAt());
        checkTexts(content);
        Turn.Part answer = Objects.requireNonNullElse(content.answer(), new Turn.Part("system", ""));
        Ending ending = new Ending(
                state,
                answer.text(),
                answer.sender(),
                Objects.requireNonNullElse(content.actions(), List.of()),
                content.model(),
                content.standIn(),
                content.usage(),
                content.cost(),
                content.timeToFirstTokenMs() == null ? null : Duration.ofMillis(content.timeToFirstTokenMs()),
                content.failure());
        return new Brought(
                owner,
                day,
                seq,
                zone,
                at,
                salt,
                version,
                hash,
                needed(content.kind()),
                content.conversation(),
                content.persona(),
                content.prompt(),
                content.picture(),
                ending,
                content.endedAt(),
                clock.instant());
    }

    /** The day need not be what today's zone tables say, but next to it. */
    private void checkTime(LocalDate day, ZoneId zone, Instant at, @Nullable Instant endedAt) {
        Instant latest = clock.instant().plus(Duration.ofDays(1));
        demand(at.isAfter(Instant.EPOCH) && at.isBefore(latest) && (endedAt == null || endedAt.isBefore(latest)));
        demand(Math.abs(ChronoUnit.DAYS.between(day, LocalDate.ofInstant(at, zone))) <= 1);
    }

    private static void checkTexts(ImportLine.Content content) {
        demand(content.prompt() == null || (isPart(content.prompt(), PROMPT_BYTES) && isUser(content.prompt())));
        demand(content.answer() == null || isPart(content.answer(), ANSWER_BYTES));
        demand(content.prompt() != null || content.answer() != null);
        demand(content.conversation() == null || content.conversation().matches("[0-9a-f]{24}"));
        Turn.Failure failure = content.failure();
        demand(failure == null || areWords(failure.code(), failure.title(), failure.detail()));
        demand(content.picture() == null || areWords(content.picture().id()));
        demand(content.cost() == null
                || areWords(content.cost().currency(), content.cost().pricedAt()));
        demand(isShort(content.persona()) && isShort(content.model()));
        List<Turn.Action> actions = Objects.requireNonNullElse(content.actions(), List.of());
        demand(actions.size() <= RECEIPT_MEMBERS);
        actions.forEach(action -> demand(areWords(action.name()) && isReceipt(action.receipt(), DEPTH)));
    }

    private static boolean isPart(Turn.Part part, int bytes) {
        return areWords(part.sender())
                && part.text() != null
                && part.text().getBytes(StandardCharsets.UTF_8).length <= bytes;
    }

    private static boolean isUser(Turn.Part prompt) {
        return prompt.sender().equals("user");
    }

    private static boolean areWords(@Nullable String... texts) {
        return Stream.of(texts).allMatch(text -> text != null && text.length() <= WORD);
    }

    private static boolean isShort(@Nullable String text) {
        return text == null || text.length() <= WORD;
    }

    /** Names of a receipt's members become names in the database. */
    private static boolean isReceipt(@Nullable Object value, int depth) {
        return switch (value) {
            case Map<?, ?> map ->
                depth > 0
                        && map.size() <= RECEIPT_MEMBERS
                        && map.keySet().stream()
                                .allMatch(name -> String.valueOf(name).matches("\\w[\\w-]{0,63}"))
                        && map.values().stream().allMatch(member -> isReceipt(member, depth - 1));
            case List<?> items ->
                depth > 0
                        && items.size() <= RECEIPT_MEMBERS
                        && items.stream().allMatch(item -> isReceipt(item, depth - 1));
            case String text -> text.length() <= 10 * WORD;
            case Integer number -> true;
            case Long number -> true;
            case Double number -> Double.isFinite(number);
            case Boolean truth -> true;
            case null, default -> false;
        };
    }

    private static <T> T needed(@Nullable T value) {
        if (value == null) {
            throw new Refused("invalid-entry");
        }
        return value;
    }

    private static void demand(boolean holds) {
        if (!holds) {
            throw new Refused("invalid-entry");
        }
    }
}
