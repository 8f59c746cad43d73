package chatclique.chat.log;

import static org.assertj.core.api.Assertions.assertThat;

import chatclique.chat.WithProvider;
import java.time.Clock;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Primary;
import org.springframework.test.context.TestPropertySource;
import org.springframework.test.web.reactive.server.WebTestClient;
import tools.jackson.databind.JsonNode;

/** An entry's day is the one that its owner's clock showed when it was taken in. */
@TestPropertySource(properties = "spring.mongodb.database=local-days")
class LocalDayTest extends WithProvider {

    private static final AtomicReference<Instant> NOW = new AtomicReference<>();

    private final String owner = someone();

    @TestConfiguration
    static class SetClock {

        @Bean
        @Primary
        Clock setClock() {
            NOW.compareAndSet(null, Instant.parse("2026-01-01T00:00:00Z"));
            InstantSource source = NOW::get;
            return source.withZone(ZoneOffset.UTC);
        }
    }

    @Test
    void aDayBeginsAtTheOwnersMidnightAlsoWhereClocksGoForward() {
        String zone = "America/New_York";
        said(zone, "2026-03-08T04:59:59.999Z", "2026-03-07", 1);
        said(zone, "2026-03-08T05:00:00Z", "2026-03-08", 1);
        said(zone, "2026-03-08T06:59:59Z", "2026-03-08", 2);
        said(zone, "2026-03-08T07:00:00Z", "2026-03-08", 3);
        said(zone, "2026-03-09T03:59:59.999Z", "2026-03-08", 4);
        said(zone, "2026-03-09T04:00:00Z", "2026-03-09", 1);
        assertThat(month(zone, "2026-03"))
                .containsEntry("2026-03-07", 1)
                .containsEntry("2026-03-08", 4)
                .containsEntry("2026-03-09", 1)
                .hasSize(3);
    }

    @Test
    void anHourThatComesTwiceIsOnOneDayInOrder() {
        String zone = "Europe/Berlin";
        said(zone, "2026-10-24T21:59:59Z", "2026-10-24", 1);
        said(zone, "2026-10-25T00:30:00Z", "2026-10-25", 1);
        said(zone, "2026-10-25T01:30:00Z", "2026-10-25", 2);
        said(zone, "2026-10-25T22:59:59Z", "2026-10-25", 3);
        said(zone, "2026-10-25T23:00:00Z", "2026-10-26", 1);
    }

    @Test
    void anHourThatIsSkippedOrHalfAnHourLongIsOnItsDay() {
        // Clocks go forward at midnight: the day begins at one o'clock.
        said("America/Asuncion", "2024-10-06T03:59:59Z", "2024-10-05", 1);
        said("America/Asuncion", "2024-10-06T04:00:00Z", "2024-10-06", 1);
        // And back by half an hour.
        said("Australia/Lord_Howe", "2026-04-04T14:59:59Z", "2026-04-05", 1);
        said("Australia/Lord_Howe", "2026-04-05T13:29:59Z", "2026-04-05", 2);
        said("Australia/Lord_Howe", "2026-04-05T13:30:00Z", "2026-04-06", 1);
    }

    @Test
    void aYearEndsAtTheOwnersMidnight() {
        said("Asia/Tokyo", "2027-12-31T14:59:59.999Z", "2027-12-31", 1);
        said("Asia/Tokyo", "2027-12-31T15:00:00Z", "2028-01-01", 1);
        assertThat(month("Asia/Tokyo", null)).containsOnly(Map.entry("2028-01-01", 1));
        assertThat(month("Asia/Tokyo", "2027-12")).containsOnly(Map.entry("2027-12-31", 1));
        said("Asia/Tokyo", "2028-02-28T15:00:00Z", "2028-02-29", 1);
        said("Asia/Tokyo", "2028-02-29T15:00:00Z", "2028-03-01", 1);
        assertThat(month("Asia/Tokyo", "2028-02")).containsOnly(Map.entry("2028-02-29", 1));
    }

    @Test
    void aDayThatAZoneNeverHadIsEmpty() {
        // Samoa went over the date line: after the 29th came the 31st.
        said("Pacific/Apia", "2011-12-30T09:59:59Z", "2011-12-29", 1);
        said("Pacific/Apia", "2011-12-30T10:00:00Z", "2011-12-31", 1);
        assertThat(month("Pacific/Apia", "2011-12"))
                .containsOnly(Map.entry("2011-12-29", 1), Map.entry("2011-12-31", 1));
    }

    @Test
    void anEntryKeepsItsDayAndZoneWhenItsOwnerTravels() {
        said("Pacific/Kiritimati", "2026-06-30T23:00:00Z", "2026-07-01", 1);
        said("Pacific/Niue", "2026-06-30T23:00:01Z", "2026-06-30", 1);
        said("Mars/Olympus", "2026-06-30T23:00:02Z", "2026-06-30", 2);
        assertThat(month("Pacific/Niue", "2026-07")).containsOnly(Map.entry("2026-07-01", 1));
        assertThat(month("Pacific/Niue", null)).containsOnly(Map.entry("2026-06-30", 2));
    }

    @Test
    void aClockThatGoesBackLosesAndDoublesNothing() {
        said("UTC", "2026-05-02T00:10:00Z", "2026-05-02", 1);
        said("UTC", "2026-05-01T23:10:00Z", "2026-05-01", 1);
        said("UTC", "2026-05-02T00:05:00Z", "2026-05-02", 2);
        assertThat(month("UTC", "2026-05")).containsOnly(Map.entry("2026-05-01", 1), Map.entry("2026-05-02", 2));
    }

    @Test
    void anAnswerThatEndsAfterMidnightBelongsToTheDayBefore() {
        NOW.set(Instant.parse("2026-04-30T21:59:59.900Z"));
        WebTestClient client = client("Europe/Paris");
        String prompt = prompt(answer -> {
            answer.stream().delta("Good ");
            NOW.set(Instant.parse("2026-04-30T22:00:00.100Z"));
            answer.delta("night").finish().done().end();
        });
        Map<String, Object> turn = say(client, conversation(client), "k", prompt);
        assertThat(turn)
                .containsEntry("day", "2026-04-30")
                .containsEntry("state", "DONE")
                .containsEntry("createdAt", "2026-04-30T21:59:59.900Z");
        // The same request again, on the next day: still the same entry.
        assertThat(say(client, (String) turn.get("conversationId"), "k", prompt))
                .isEqualTo(turn);
        assertThat(month("Europe/Paris", null)).isEmpty();
        assertThat(month("Europe/Paris", "2026-04")).containsOnly(Map.entry("2026-04-30", 1));
    }

    private void said(String zone, String at, String day, int seq) {
        NOW.set(Instant.parse(at));
        WebTestClient client = client(zone);
        String known = ZoneId.getAvailableZoneIds().contains(zone) ? zone : "UTC";
        assertThat(say(client, conversation(client), at, "at " + at))
                .containsEntry("day", day)
                .containsEntry("seq", seq)
                .containsEntry("zone", known);
        client.get()
                .uri("/api/v1/chat-log/{day}/{seq}", day, seq)
                .exchange()
                .expectBody()
                .jsonPath("$.prompt.text")
                .isEqualTo("at " + at);
    }

    private Map<String, Integer> month(String zone, String month) {
        Map<String, Integer> days = new TreeMap<>();
        client(zone)
                .get()
                .uri("/api/v1/chat-log" + (month == null ? "" : "?month=" + month))
                .exchange()
                .expectStatus()
                .isOk()
                .expectBody(JsonNode.class)
                .returnResult()
                .getResponseBody()
                .path("days")
                .forEach(day ->
                        days.put(day.path("day").asString(), day.path("entries").asInt()));
        return days;
    }

    private WebTestClient client(String zone) {
        return as(ISSUER.user(owner, zone));
    }
}
