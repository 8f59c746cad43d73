package chatclique.chat.conversation;

import chatclique.chat.model.Tuning;
import chatclique.chat.persona.Persona;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.springframework.data.annotation.Id;
import org.springframework.data.mongodb.core.mapping.Document;

/**
 * A conversation of one owner with one persona.
 *
 * @param submission the idempotency key that started it, or else its id
 * @param petName what the pet was called then
 * @param preset how answers are written, by name; the persona's first one when there is none
 * @param settings what differs from the preset
 * @param lastTurnAt when something was last said; when it was started, before that
 */
@Document("conversations")
public record Conversation(
        @Id String id,
        String owner,
        String submission,
        Persona persona,
        @Nullable String petId,
        @Nullable String petName,
        @Nullable String title,
        @Nullable String preset,
        @Nullable Tuning settings,
        Instant createdAt,
        Instant lastTurnAt) {}
