package chatclique.chat.turn;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.data.annotation.Id;
import org.springframework.data.mongodb.core.mapping.Document;

/**
 * One entry of the dated log: what the owner said and what came back.
 *
 * @param id see {@link TurnId}; never reused
 * @param owner the token's subject
 * @param day the local date when it was accepted, in {@code zone}; never changes
 * @param seq its number on that day
 * @param submission what makes it unique: the owner's idempotency key, or the event that it tells of
 * @param bodyHash of the request, so that one key cannot mean two things
 * @param runner the instance that is writing the answer, while one is
 * @param persona the prompt that steered the answer, with its version
 * @param version counts the answers to it; null before the second one. Earlier ones are kept beside it
 * @param change what asked for this version, an idempotency key and the hash of its request; null for the first one
 * @param changedAt when it was asked for; null for the first one
 * @param actions what the model did while it answered, in order; never more than a few
 * @param standIn why the built-in voice answered in place of the model that was asked, if it did
 * @param stopAt when its owner asked to stop the answer
 * @param salt random, hashed with the content, so that the hash of what was erased tells nothing; travels with an export
 * @param unsealed since when something of it waits to be linked into its owner's chain; null when nothing does
 * @param schema the version of this form
 * @param erasedAt when its owner deleted it; nothing of its content is left then
 */
@Document("turns")
public record Turn(
        @Id String id,
        String owner,
        String day,
        int seq,
        String zone,
        String submission,
        String bodyHash,
        @Nullable String conversation,
        Kind kind,
        State state,
        @Nullable String runner,
        Instant createdAt,
        @Nullable Instant endedAt,
        @Nullable Part prompt,
        @Nullable Part answer,
        @Nullable List<Action> actions,
        @Nullable String persona,
        @Nullable String model,
        @Nullable StandIn standIn,
        @Nullable Usage usage,
        @Nullable Cost cost,
        @Nullable Long timeToFirstTokenMs,
        @Nullable Failure failure,
        @Nullable Picture picture,
        @Nullable Integer version,
        @Nullable String change,
        @Nullable Instant changedAt,
        @Nullable Instant stopAt,
        @Nullable String salt,
        @Nullable Instant unsealed,
        int schema,
        @Nullable Instant erasedAt) {

    static final int SCHEMA = 3;

    /** What the entry is. */
    public enum Kind {
        CHAT,
        PICTURE
    }

    /** Where the answer is in its life. */
    public enum State {
        ACCEPTED,
        STREAMING,
        DONE,
        PARTIAL,
        FAILED,
        STOPPED;

        /** Whether nothing more will come. */
        public boolean ended() {
            return this != ACCEPTED && this != STREAMING;
        }
    }

    /** A text and who said it: user, pet, assistant, operator or system. */
    public record Part(String sender, String text) {}

    /**
     * Tokens, as the provider counts them or else estimated.
     *
     * @param cachedTokens those of the prompt that the provider had read before; null when it doesn't say
     */
    public record Usage(
            int promptTokens,
            int completionTokens,
            @Nullable Integer cachedTokens) {

        /** All tokens of two requests. */
        public Usage plus(Usage more) {
            Integer cached = cachedTokens == null
                    ? more.cachedTokens
                    : Integer.valueOf(cachedTokens + (more.cachedTokens == null ? 0 : more.cachedTokens));
            return new Usage(promptTokens + more.promptTokens, completionTokens + more.completionTokens, cached);
        }
    }

    /**
     * What an answer cost by the catalogue's prices.
     *
     * @param micros millionths of the currency's unit
     * @param currency by ISO 4217
     * @param pricedAt the day from which those prices are
     */
    public record Cost(long micros, String currency, String pricedAt) {

        /** The cost of two requests; of another currency, nothing can be added. */
        public Cost plus(Cost more) {
            return currency.equals(more.currency) ? new Cost(micros + more.micros, currency, more.pricedAt) : this;
        }
    }

    /** Why a voice answered that was not asked: the owner's quota is spent, or no model could be reached. */
    public enum StandIn {
        QUOTA,
        OUTAGE
    }

    /**
     * Something that the model did.
     *
     * @param name the action, a word of the API
     * @param place how many characters of the answer came before it
     * @param done whether it happened
     * @param receipt what came of it, or else why not, as facts for the page; small
     */
    public record Action(String name, int place, boolean done, Map<String, Object> receipt) {}

    /** Why there is no whole answer: a problem (RFC 9457) without its type. */
    public record Failure(String code, int status, String title, String detail) {}

    /** A picture that another service keeps. */
    public record Picture(String id, int width, int height) {}

    /** Which answer this is, from 1. */
    public int versionNumber() {
        return version == null ? 1 : version;
    }

    /** What was done while it was answered. */
    public List<Action> done() {
        return actions == null ? List.of() : actions;
    }

    /** Whether it was deleted by its owner. */
    public boolean erased() {
        return erasedAt != null;
    }

    /** Whether its owner brought it from an export: nobody else can vouch for it, and it counts for no quota. */
    public boolean imported() {
        return submission.startsWith(Brought.SUBMISSION);
    }

    /** The id in its parts. */
    public TurnId place() {
        return TurnId.parse(id).orElseThrow();
    }

    /** The day as a date. */
    public LocalDate date() {
        return LocalDate.parse(day);
    }

    /** When its answer was asked for, which for a later version is not when the turn was written. */
    public Instant askedAt() {
        return changedAt == null ? createdAt : changedAt;
    }

    /** The owner's day then. */
    public LocalDate askedOn() {
        return changedAt == null ? date() : LocalDate.ofInstant(changedAt, ZoneId.of(zone));
    }

    /** The same turn after its answer ended. */
    public Turn withEnding(Ending ending, Instant at) {
        return new Turn(
                id,
                owner,
                day,
                seq,
                zone,
                submission,
                bodyHash,
                conversation,
                kind,
                ending.state(),
                null,
                createdAt,
                at,
                prompt,
                ending.answer(),
                ending.done(),
                persona,
                ending.model(),
                ending.standIn(),
                ending.usage(),
                ending.cost(),
                ending.timeToFirstTokenMs(),
                ending.failure(),
                picture,
                version,
                change,
                changedAt,
                null,
                salt,
                at,
                schema,
                erasedAt);
    }
}
