package chatclique.cli.talk;

import chatclique.cli.api.Api;
import chatclique.cli.terminal.Screen;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Iterator;
import java.util.Locale;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;

/** Shows a day of the log, or the days of a month. */
public final class DayLog {

    private static final String LOG = "/api/v1/chat-log";
    private static final Pattern WHEN = Pattern.compile("today|yesterday|[0-9]{4}-[0-9]{2}|[0-9]{4}-[0-9]{2}-[0-9]{2}");
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm");

    private final Api api;
    private final Screen screen;

    public DayLog(Api api, Screen screen) {
        this.api = api;
        this.screen = screen;
    }

    /** Whether a word names a day or a month. */
    public static boolean knows(String when) {
        return WHEN.matcher(when).matches();
    }

    /**
     * Shows it.
     *
     * @param when a day such as 2026-11-20, today, yesterday, or a month such as 2026-11
     */
    public void show(String when) {
        if (!knows(when)) {
            throw new TalkException("Name a day such as 2026-11-20, a month such as 2026-11, today or yesterday.");
        }
        if (when.length() == "2026-11".length()) {
            month(when);
        } else {
            day(date(when));
        }
    }

    /** Days begin and end where their owner lives, not where this program runs. */
    private String date(String when) {
        return switch (when) {
            case "today" -> today().toString();
            case "yesterday" -> today().minusDays(1).toString();
            default -> when;
        };
    }

    private LocalDate today() {
        return LocalDate.now(zone(api.get("/api/v1/me").path("zone").asString("UTC")));
    }

    private void day(String day) {
        Iterator<JsonNode> entries = api.all(LOG + "/" + day).iterator();
        if (!entries.hasNext()) {
            screen.note("Nothing was said on " + day + ".");
        }
        entries.forEachRemaining(this::entry);
    }

    private void entry(JsonNode turn) {
        String time = TIME.format(Instant.parse(text(turn, "createdAt")).atZone(zone(text(turn, "zone"))));
        screen.line(text(turn, "day") + " #" + turn.path("seq").asInt() + " " + time);
        part(turn.path("prompt"));
        part(turn.path("answer"));
        String state = text(turn, "state");
        if (!state.equals("DONE")) {
            screen.line("(" + state.toLowerCase(Locale.ROOT) + ")");
        }
        screen.line("");
    }

    private void part(JsonNode part) {
        String sender = text(part, "sender");
        if (!sender.isEmpty()) {
            screen.lines(sender.equals("user") ? "you" : sender, text(part, "text"));
        }
    }

    private void month(String month) {
        JsonNode days = api.get(LOG + "?month=" + month).path("days");
        days.forEach(
                day -> screen.line(text(day, "day") + "  " + day.path("entries").asInt()));
        if (days.isEmpty()) {
            screen.note("Nothing was said in " + month + ".");
        }
    }

    private static ZoneId zone(String name) {
        try {
            return ZoneId.of(name);
        } catch (DateTimeException unknownHere) {
            return ZoneId.of("UTC");
        }
    }

    private static String text(JsonNode json, String field) {
        return json.path(field).asString("");
    }
}
