package chatclique.chat.turn;

/** A line of the calendar: how many entries a day has, and of what kind. */
public record DayCounts(String day, int entries, int chats, int pictures) {

    /** The same with what another part of the day has. */
    DayCounts plus(DayCounts more) {
        return new DayCounts(day, entries + more.entries, chats + more.chats, pictures + more.pictures);
    }
}
