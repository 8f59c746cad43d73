package chatclique.image.share;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.springframework.data.annotation.Id;
import org.springframework.data.mongodb.core.mapping.Document;

/**
 * An owner's leave to show one picture to whoever has the address.
 *
 * @param id part of the address, and of what is signed
 * @param owner the subject of the owner's token
 * @param revokedAt when the owner took it back; null while it is good
 */
@Document("shares")
public record Share(
        @Id String id,
        String picture,
        String owner,
        Instant createdAt,
        Instant expiresAt,
        @Nullable Instant revokedAt) {

    boolean goodAt(Instant moment) {
        return revokedAt == null && moment.isBefore(expiresAt);
    }
}
