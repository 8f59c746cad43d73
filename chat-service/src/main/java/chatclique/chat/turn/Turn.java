package chatclique.chat.turn;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
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
        @Nullable String persona,
        @Nullable String model,
        @Nullable Usage usage,
        @Nullable Long timeToFirstTokenMs,
        @Nullable Failure failure,
        @Nullable Picture picture,
        int schema,
        @Nullable Instant erasedAt) {

    static final int SCHEMA = 1;

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

    /** Tokens, as the provider counts them or else estimated. */
    public record Usage(int promptTokens, int completionTokens) {}

    /** Why there is no whole answer: a problem (RFC 9457) without its type. */
    public record Failure(String code, int status, String title, String detail) {}

    /** A picture that another service keeps. */
    public record Picture(String id, int width, int height) {}

    /**
     * What ended an answer.
     *
     * @param state one of the ended states
     * @param timeToFirstToken from acceptance, when a first token came
     */
    public record Ending(
            State state,
            String text,
            String sender,
            @Nullable String model,
            @Nullable Usage usage,
            @Nullable Duration timeToFirstToken,
            @Nullable Failure failure) {}

    /** Whether it was deleted by its owner. */
    public boolean erased() {
        return erasedAt != null;
    }

    /** The id in its parts. */
    public TurnId place() {
        return TurnId.parse(id).orElseThrow();
    }

    /** The day as a date. */
    public LocalDate date() {
        return LocalDate.parse(day);
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
                ending.text().isEmpty() ? null : new Part(ending.sender(), ending.text()),
                persona,
                ending.model(),
                ending.usage(),
                ending.timeToFirstToken() == null
                        ? null
                        : ending.timeToFirstToken().toMillis(),
                ending.failure(),
                picture,
                schema,
                erasedAt);
    }
}
