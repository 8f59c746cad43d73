package chatclique.chat.turn;

/** A line of the calendar: how many entries a day has, and of what kind. */
public record DayCounts(String day, int entries, int chats, int pictures) {}
