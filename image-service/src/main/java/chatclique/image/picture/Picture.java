package chatclique.image.picture;

import chatclique.image.pet.PetLook;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;
import org.springframework.data.annotation.Id;
import org.springframework.data.mongodb.core.mapping.Document;

/**
 * A picture, from the moment it was asked for. One document: what it shows, how far it is, where its bytes are and
 * whether its entry in the dated log is still owed, so that these never disagree.
 *
 * @param id made in order of time, so that the order of ids is the order of pictures
 * @param owner the subject of the owner's token
 * @param submission owner and idempotency key; unique
 * @param fingerprint what was asked for under that key, hashed
 * @param slot one of the owner's places for unfinished pictures, unique while it is taken; null when finished
 * @param day the owner's local date when it was asked for, as {@code yyyy-MM-dd}, with the {@code zone} it was told in
 * @param size what was asked for, as {@code WIDTHxHEIGHT}; what came of it is in {@code content}
 * @param progress from 0 to 1
 * @param owed whether its entry in the dated log is still to be delivered; set in the write that makes it READY
 * @param origin what it was made from beside its prompt; null for a picture that was only asked for in words
 * @param trace the trace of the request that asked for it, so that what happens later can be told to belong to it
 * @param cost what the provider takes for it by the configured prices; null when nothing is known, or nothing is taken
 * @param deletedAt when its owner deleted it; such a picture is kept for a while only to know its submission again
 */
@Document("pictures")
public record Picture(
        @Id String id,
        String owner,
        String submission,
        String fingerprint,
        @Nullable String slot,
        Instant createdAt,
        String day,
        String zone,
        String prompt,
        @Nullable PetLook pet,
        String size,
        State state,
        double progress,
        @Nullable String model,
        @Nullable Content content,
        @Nullable Instant readyAt,
        @Nullable Failure failure,
        boolean owed,
        @Nullable Origin origin,
        @Nullable String trace,
        @Nullable Cost cost,
        @Nullable Instant deletedAt,
        int schema) {

    static final int SCHEMA = 1;

    /** How far a picture is. */
    public enum State {
        /** waits to be made */
        PENDING,
        /** is being made */
        RUNNING,
        /** is there */
        READY,
        /** can't be made */
        FAILED,
        /** was given up by its owner before it was made */
        CANCELLED
    }

    /**
     * Where a picture comes from.
     *
     * @param variationOf the id of the picture that it is another of; null when it is none
     * @param portrait whether it shows the pet as it was, rather than what a prompt asks for
     */
    public record Origin(@Nullable String variationOf, boolean portrait) {}

    /**
     * What a picture cost.
     *
     * @param micros millionths of the currency's unit
     * @param currency by ISO 4217
     * @param pricedAt the day from which that price is
     */
    public record Cost(long micros, String currency, String pricedAt) {}

    /**
     * The bytes of a finished picture.
     *
     * @param file the id under which the store keeps them
     * @param thumbnail the id of the small one, with its length
     * @param sha256 of the bytes, in hexadecimal
     */
    public record Content(
            String file,
            String mediaType,
            long bytes,
            String sha256,
            int width,
            int height,
            String thumbnail,
            String thumbnailType,
            long thumbnailBytes) {}

    /** Why a picture could not be made, in the words of a problem. */
    public record Failure(String code, int status, String title, String detail) {}

    static Picture pending(
            String id,
            String owner,
            String submission,
            String fingerprint,
            Instant createdAt,
            LocalDate day,
            ZoneId zone,
            String prompt,
            @Nullable PetLook pet,
            String size,
            @Nullable Origin origin,
            @Nullable String trace) {
        return new Picture(
                id,
                owner,
                submission,
                fingerprint,
                null,
                createdAt,
                day.toString(),
                zone == ZoneOffset.UTC ? "UTC" : zone.getId(),
                prompt,
                pet,
                size,
                State.PENDING,
                0,
                null,
                null,
                null,
                null,
                false,
                origin,
                trace,
                null,
                null,
                SCHEMA);
    }

    /** The same, not yet stored, in one of its owner's places for unfinished pictures. */
    Picture inSlot(int number) {
        return new Picture(
                id,
                owner,
                submission,
                fingerprint,
                owner + ':' + number,
                createdAt,
                day,
                zone,
                prompt,
                pet,
                size,
                state,
                progress,
                model,
                content,
                readyAt,
                failure,
                owed,
                origin,
                trace,
                cost,
                deletedAt,
                schema);
    }

    /** The width that was asked for, in pixels. */
    public int askedWidth() {
        return Integer.parseInt(size.substring(0, size.indexOf('x')));
    }

    /** The height that was asked for, in pixels. */
    public int askedHeight() {
        return Integer.parseInt(size.substring(size.indexOf('x') + 1));
    }

    /** Whether nothing more will happen to it. */
    public boolean finished() {
        return state == State.READY || state == State.FAILED || state == State.CANCELLED;
    }

    /** Whether it shows the pet as it was. */
    public boolean portrait() {
        return origin != null && origin.portrait();
    }

    /** The id of the picture that it is another of; null when it is none. */
    public @Nullable String variationOf() {
        return origin == null ? null : origin.variationOf();
    }

    /** Whether its owner deleted it. */
    public boolean deleted() {
        return deletedAt != null;
    }
}
