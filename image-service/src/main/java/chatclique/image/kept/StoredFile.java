package chatclique.image.kept;

/**
 * Bytes that are kept, or are about to be.
 *
 * @param id chosen by the writer, never used twice
 * @param length in bytes
 */
public record StoredFile(String id, long length) {}
