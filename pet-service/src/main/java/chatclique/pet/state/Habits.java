package chatclique.pet.state;

import java.time.Duration;

/**
 * What a pet has lately been used to: how often each thing happened, of which half is forgotten after each half-life.
 *
 * @param feed meals that did good
 * @param pet strokes that did good
 * @param play games
 * @param talk turns of conversation
 * @param pestering meals and strokes that were too much
 */
public record Habits(double feed, double pet, double play, double talk, double pestering) {

    /** No habits yet. */
    public static final Habits NONE = new Habits(0, 0, 0, 0, 0);

    Habits after(Duration elapsed, Nature nature) {
        double left = Math.pow(
                2,
                -(double) elapsed.toMillis() / nature.growth().habitHalfLife().toMillis());
        return new Habits(feed * left, pet * left, play * left, talk * left, pestering * left);
    }

    Habits plus(Care care) {
        return switch (care) {
            case FEED -> new Habits(feed + 1, pet, play, talk, pestering);
            case PET -> new Habits(feed, pet + 1, play, talk, pestering);
            case PLAY -> new Habits(feed, pet, play + 1, talk, pestering);
        };
    }

    Habits plusTalk() {
        return new Habits(feed, pet, play, talk + 1, pestering);
    }

    Habits plusPestering() {
        return new Habits(feed, pet, play, talk, pestering + 1);
    }

    double sum() {
        return feed + pet + play + talk + pestering;
    }
}
