package chatclique.pet.state;

/** How often each kind of care did good. */
public record Counters(long feed, long pet, long play, long talk) {

    static final Counters NONE = new Counters(0, 0, 0, 0);

    Counters plus(Care care) {
        return switch (care) {
            case FEED -> new Counters(feed + 1, pet, play, talk);
            case PET -> new Counters(feed, pet + 1, play, talk);
            case PLAY -> new Counters(feed, pet, play + 1, talk);
        };
    }

    Counters plusTalk() {
        return new Counters(feed, pet, play, talk + 1);
    }
}
