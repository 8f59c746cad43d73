package chatclique.pet.keeping;

import java.text.Normalizer;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * What an owner calls a pet: 1 to 40 characters as a reader counts them, in any script, trimmed and in Unicode's NFC.
 * Nothing that can't be seen, or that changes how the text around it is read.
 */
record PetName(String value) {

    private static final int MOST = 40;
    // A character as a reader counts them may be made of several: enough for a family of four, not for a tower of
    // marks.
    private static final int MOST_UNITS_EACH = 20;
    private static final int ZERO_WIDTH_JOINER = 0x200D;
    private static final Pattern CHARACTER = Pattern.compile("\\X");
    // Letters and symbols to Unicode, but nothing to the eye.
    private static final Set<Integer> BLANK =
            Set.of(0x034F, 0x115F, 0x1160, 0x17B4, 0x17B5, 0x180B, 0x180C, 0x180D, 0x180F, 0x2800, 0x3164, 0xFFA0);

    /** The name that a text is, or nothing when it can't be one. */
    static Optional<PetName> of(String text) {
        // Before anything that takes time over a long text.
        if (text.length() > MOST * MOST_UNITS_EACH) {
            return Optional.empty();
        }
        String name = Normalizer.normalize(text.strip(), Normalizer.Form.NFC);
        return isVisible(name) && isOfGoodLength(name) ? Optional.of(new PetName(name)) : Optional.empty();
    }

    private static boolean isVisible(String text) {
        int before = 0;
        for (int i = 0; i < text.length(); ) {
            int point = text.codePointAt(i);
            i += Character.charCount(point);
            int after = i < text.length() ? text.codePointAt(i) : 0;
            if (point == ZERO_WIDTH_JOINER ? !joinsPictures(before, after) : !isVisible(point)) {
                return false;
            }
            before = point;
        }
        return true;
    }

    private static boolean joinsPictures(int before, int after) {
        boolean pictureBefore =
                Character.isExtendedPictographic(before) || Character.isEmojiModifier(before) || before == 0xFE0F;
        return pictureBefore && Character.isExtendedPictographic(after);
    }

    private static boolean isVisible(int point) {
        return switch (Character.getType(point)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.SURROGATE,
                    Character.PRIVATE_USE,
                    Character.UNASSIGNED,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR -> false;
            default -> !BLANK.contains(point);
        };
    }

    private static boolean isOfGoodLength(String name) {
        var characters = CHARACTER.matcher(name);
        int count = 0;
        while (characters.find()) {
            count++;
            if (count > MOST || characters.end() - characters.start() > MOST_UNITS_EACH) {
                return false;
            }
        }
        // A name of marks alone has nothing to put them on.
        return count > 0 && name.codePoints().anyMatch(PetName::standsAlone);
    }

    private static boolean standsAlone(int point) {
        return switch (Character.getType(point)) {
            case Character.NON_SPACING_MARK,
                    Character.ENCLOSING_MARK,
                    Character.COMBINING_SPACING_MARK,
                    Character.SPACE_SEPARATOR -> false;
            default -> true;
        };
    }
}
