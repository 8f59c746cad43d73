package chatclique.bench;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/**
 * The built-in painter at 1024 × 1024: from the order to the picture with its thumbnail, kept and called READY, as the
 * service's own clock tells it; one at a time, then with 200 waiting.
 */
final class Painting {

    private static final int ALONE = 60;
    private static final int WAITING = 200;
    private static final int EACH = 5;
    private static final List<String> PLACES =
            List.of("on the moon", "in the forest", "at the beach", "under water", "in a castle", "in the city");
    private static final List<String> THINGS =
            List.of("a red ball", "three balloons", "a cake", "a dragon", "butterflies", "a book and a cup");

    private final People people;

    private record Order(String token, String id) {}

    Painting(People people) {
        this.people = people;
    }

    void run(Duration warmUp) {
        String token = people.tokens(1).getFirst();
        long warm = System.nanoTime() + warmUp.toNanos();
        for (int i = 0; System.nanoTime() < warm; i++) {
            ready(order(token, i));
        }
        Times times = new Times();
        for (int i = 0; i < ALONE; i++) {
            JsonNode picture = ready(order(people.tokens(1).getFirst(), i));
            times.add(Duration.between(moment(picture, "/createdAt"), moment(picture, "/readyAt"))
                    .toNanos());
        }
        System.out.printf(Locale.ROOT, "picture of 1024 x 1024 with thumbnail, kept: %s%n", times.line());
        many();
    }

    /** As many as the limits of one owner allow, of many owners. */
    private void many() {
        List<Order> orders = new ArrayList<>();
        long most = 0;
        for (String token : people.tokens(WAITING / EACH)) {
            for (int i = 0; i < EACH; i++) {
                orders.add(order(token, orders.size()));
            }
            most = Math.max(most, people.memory("image-service"));
        }
        Instant first = Instant.MAX;
        Instant last = Instant.MIN;
        Instant asked = Instant.MIN;
        long waiting = 0;
        for (Order order : orders) {
            JsonNode picture = ready(order);
            most = Math.max(most, people.memory("image-service"));
            Instant ready = moment(picture, "/readyAt");
            first = ready.isBefore(first) ? ready : first;
            last = ready.isAfter(last) ? ready : last;
            asked = moment(picture, "/createdAt").isAfter(asked) ? moment(picture, "/createdAt") : asked;
        }
        for (Order order : orders) {
            waiting += moment(people.get(order.token(), "/api/v1/pictures/" + order.id()), "/readyAt")
                            .isAfter(asked)
                    ? 1
                    : 0;
        }
        System.out.printf(
                Locale.ROOT,
                "%d pictures ordered at once: %.1f a second · image-service at most %d MB · %d waited when the last was ordered%n",
                WAITING,
                (orders.size() - 1) * 1000.0 / Duration.between(first, last).toMillis(),
                most,
                waiting);
    }

    private Order order(String token, int number) {
        String prompt = "my cat with " + THINGS.get(number % THINGS.size()) + " "
                + PLACES.get(number / THINGS.size() % PLACES.size()) + ", number " + number;
        JsonNode picture = people.post(token, "/api/v1/pictures", Map.of("prompt", prompt, "size", "1024x1024"));
        return new Order(token, picture.at("/id").asString());
    }

    /** Waits for the end of its events, which costs the service next to nothing. */
    private JsonNode ready(Order order) {
        people.follow(order.token(), "/api/v1/pictures/" + order.id() + "/events");
        JsonNode picture = people.get(order.token(), "/api/v1/pictures/" + order.id());
        if (!picture.at("/state").asString().equals("READY")) {
            throw new IllegalStateException(picture.toString());
        }
        return picture;
    }

    private static Instant moment(JsonNode picture, String field) {
        return Instant.parse(picture.at(field).asString());
    }
}
