package chatclique.chat.voice;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.SplittableRandom;
import java.util.regex.Pattern;

/** Chooses among lines: by chance, the same for the same seed, and not what was said a moment ago. */
final class Choice {

    private static final Pattern SLOT = Pattern.compile("\\{[a-z]+}");

    /** So many characters of a line are enough to know it again. */
    private static final int TELLING = 8;

    private final SplittableRandom random;
    private final List<String> lately;

    /**
     * @param seed what fixes all choices
     * @param lately the latest answers
     */
    Choice(String seed, List<String> lately) {
        long number = 1125899906842597L;
        for (int i = 0; i < seed.length(); i++) {
            number = 31 * number + seed.charAt(i);
        }
        this.random = new SplittableRandom(number);
        this.lately = new ArrayList<>(lately);
    }

    /** One of the lines; empty when there is none. */
    String of(List<Phrasebook.Line> lines) {
        if (lines.isEmpty()) {
            return "";
        }
        List<Phrasebook.Line> fresh =
                lines.stream().filter(line -> !saidLately(line.text())).toList();
        List<Phrasebook.Line> pool = fresh.isEmpty() ? lines : fresh;
        String chosen = pool.get(random.nextInt(pool.size())).text();
        lately.add(chosen);
        return chosen;
    }

    /** Whether one of the lines was said in the latest answers. */
    boolean saidOneLately(List<Phrasebook.Line> lines) {
        return lines.stream().anyMatch(line -> saidLately(line.text()));
    }

    <T> T among(List<T> options) {
        return options.get(random.nextInt(options.size()));
    }

    /** True so many times in a hundred. */
    boolean chance(int percent) {
        return random.nextInt(100) < percent;
    }

    /** A number from 1 to {@code sides}. */
    int die(int sides) {
        return 1 + random.nextInt(sides);
    }

    private boolean saidLately(String line) {
        String telling = SLOT.splitAsStream(line)
                .map(String::strip)
                .max(Comparator.comparingInt(String::length))
                .orElse("");
        return telling.length() >= TELLING && lately.stream().anyMatch(answer -> answer.contains(telling));
    }
}
