package chatclique.image.picture;

/** Names to save pictures under: what was asked for, the day, nothing that a file system minds. */
final class FileNames {

    private static final int WORDS = 60;

    private FileNames() {}

    static String of(Picture picture, String mediaType) {
        String words =
                picture.prompt().replaceAll("[^\\p{L}\\p{M}\\p{N}]+", "-").replaceAll("^-+|-+$", "");
        int end = words.offsetByCodePoints(0, Math.min(WORDS, words.codePointCount(0, words.length())));
        String name = words.isEmpty() ? "picture" : words.substring(0, end).replaceAll("-+$", "");
        return name + "-" + picture.day() + (mediaType.equals("image/jpeg") ? ".jpg" : ".png");
    }
}
