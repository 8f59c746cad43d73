package chatclique.chat.chain;

import chatclique.chat.store.OwnerTag;
import com.fasterxml.jackson.annotation.JsonValue;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import org.springframework.data.annotation.Id;
import org.springframework.data.mongodb.core.mapping.Document;

/**
 * One link of an owner's chain. Links are only ever added; each one holds the hash of the one before, so that none can
 * be changed, taken out or moved without breaking all that follow.
 *
 * @param id the owner's tag and the number in ten digits, so that a chain is a range of ids
 * @param n the number in the chain, from 1, without holes
 * @param turn the id of the turn
 * @param version which of its answers
 * @param contentHash see {@link Content#hash}; {@link #NOTHING} when it tells of an erasure
 * @param prev the hash of the link before; {@link #NOTHING} for the first
 * @param hash SHA-256 of the others, see {@link #hash}
 * @param at when it was sealed
 */
@Document("links")
public record Link(
        @Id String id,
        String owner,
        long n,
        String turn,
        int version,
        What what,
        String contentHash,
        String prev,
        String hash,
        Instant at) {

    /** The hash of nothing. */
    public static final String NOTHING = "0".repeat(64);

    /** What happened to the turn. */
    public enum What {
        /** It ended here, under this system's eyes. */
        ENTRY,
        /** Its owner brought it from an export. */
        IMPORTED,
        /** Its owner deleted it; its content is gone, the hashes of it are left. */
        ERASED;

        /** As it is written in an export, and hashed. */
        @JsonValue
        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** What is to be linked. */
    record Item(String turn, int version, What what, String contentHash) {}

    /** The link that comes after a number and a hash. */
    static Link after(long last, String prev, String owner, Item item, Instant now) {
        Instant at = now.truncatedTo(ChronoUnit.MILLIS);
        long n = last + 1;
        String hash = hash(prev, n, item.turn(), item.version(), item.what(), at, item.contentHash());
        return new Link(
                id(owner, n), owner, n, item.turn(), item.version(), item.what(), item.contentHash(), prev, hash, at);
    }

    /** The hash of a link: of its members, one a line. */
    static String hash(String prev, long n, String turn, int version, What what, Instant at, String contentHash) {
        return OwnerTag.hash(String.join(
                "\n",
                prev,
                Long.toString(n),
                turn,
                Integer.toString(version),
                what.word(),
                at.toString(),
                contentHash));
    }

    /** The id of an owner's link. */
    static String id(String owner, long n) {
        return "%s-%010d".formatted(OwnerTag.of(owner), n);
    }

    /** What it links. */
    Item item() {
        return new Item(turn, version, what, contentHash);
    }
}
