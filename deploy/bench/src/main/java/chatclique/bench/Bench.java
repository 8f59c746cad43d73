package chatclique.bench;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/**
 * Prints the figures of a running system. Arguments: the gateway's port, the data folder, the port that the token server
 * listens on, the seconds of warm-up and of measuring, and which figures.
 */
final class Bench {

    private static final List<Integer> STREAMS = List.of(50, 200, 500, 1000);

    /** What the next load needs, once everything is warm. */
    private static final Duration AGAIN = Duration.ofSeconds(15);

    private static final Duration SOAK = Duration.ofMinutes(Integer.getInteger("soak.minutes", 10));

    private Bench() {}

    static void main(String[] arguments) throws Exception {
        int port = Integer.parseInt(arguments[0]);
        Path data = Path.of(arguments[1]);
        int provider = Integer.parseInt(arguments[2]);
        Duration warmUp = Duration.ofSeconds(Long.parseLong(arguments[3]));
        Duration measured = Duration.ofSeconds(Long.parseLong(arguments[4]));
        List<String> which = List.of(arguments).subList(5, arguments.length);

        People people = new People(port, data);
        try (TokenServer tokens = TokenServer.start(provider)) {
            for (String figure : which) {
                switch (figure) {
                    case "actions" -> new Actions(people).run(warmUp, measured);
                    case "first-token" ->
                        STREAMS.forEach(streams -> new FirstToken(people, tokens)
                                .run(streams, streams.equals(STREAMS.getFirst()) ? warmUp : AGAIN, measured));
                    case "turns" -> new Turns(people, tokens).run(warmUp, measured);
                    case "soak" -> new Soak(people, tokens).run(SOAK);
                    case "first-paint" -> new FirstPaint(people).run();
                    case "home" -> new Home(people).run();
                    case "pictures" -> new Painting(people).run(warmUp);
                    case "picture-reads" -> new Reading(people).run(measured);
                    default ->
                        throw new IllegalArgumentException(
                                figure + " is not one of actions, first-token, turns, first-paint, home, pictures,"
                                        + " picture-reads, soak");
                }
            }
        }
    }
}
