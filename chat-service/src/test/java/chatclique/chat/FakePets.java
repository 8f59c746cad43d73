package chatclique.chat;

import io.netty.handler.codec.http.QueryStringDecoder;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import reactor.core.publisher.Mono;
import reactor.netty.DisposableServer;
import reactor.netty.http.server.HttpServer;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Pets on a real socket, in the form in which pet-service tells them. */
public final class FakePets {

    /** The token that a service gets. */
    public static final String SERVICE = "token-of-a-service";

    private final Map<String, String> pets = new ConcurrentHashMap<>();
    private final Map<String, String> traces = new ConcurrentHashMap<>();
    private final Map<String, String> given = new ConcurrentHashMap<>();
    private final List<Care> cares = new CopyOnWriteArrayList<>();
    private final List<Telling> tellings = new CopyOnWriteArrayList<>();
    private final Map<String, List<String>> days = new ConcurrentHashMap<>();
    private final List<String> asked = new CopyOnWriteArrayList<>();
    private final DisposableServer server;
    private volatile int refusingTalk;
    private volatile int refusing;
    private volatile String refusal = "";

    /** A turn of talk that was told, as it was. */
    public record Telling(String pet, JsonNode turn, String token) {}

    /** A request to care for a pet. */
    public record Care(String pet, String action, String key, String token) {}

    FakePets() {
        server = HttpServer.create()
                .host("localhost")
                .port(0)
                .route(routes -> routes.get("/api/v1/pets/{id}", (request, response) -> {
                            String pet = pets.get(request.param("id"));
                            traces.put(
                                    request.param("id"),
                                    request.requestHeaders().get("traceparent", ""));
                            if (refusing != 0 || pet == null) {
                                return response.status(refusing == 0 ? 404 : refusing)
                                        .send();
                            }
                            return response.header("Content-Type", "application/json")
                                    .sendString(Mono.just(pet));
                        })
                        .post("/api/v1/pets/{id}/actions", (request, response) -> {
                            String id = request.param("id");
                            String key = request.requestHeaders().get("Idempotency-Key", "");
                            String token = request.requestHeaders().get("Authorization", "");
                            return request.receive().aggregate().asString().flatMap(body -> {
                                String action = body.replaceAll(".*\"action\"\\s*:\\s*\"(\\w+)\".*", "$1");
                                cares.add(new Care(id, action, key, token));
                                if (refusing != 0 || !pets.containsKey(id)) {
                                    return response.status(refusing == 0 ? 404 : refusing)
                                            .header("Content-Type", "application/problem+json")
                                            .sendString(Mono.just(
                                                    "{\"code\":\"" + refusal + "\",\"status\":" + refusing + "}"))
                                            .then();
                                }
                                String done = given.computeIfAbsent(key, first -> done(id, action));
                                return response.header("Content-Type", "application/json")
                                        .sendString(Mono.just(done))
                                        .then();
                            });
                        })
                        .post("/internal/v1/pets/{id}/talks", (request, response) -> {
                            String id = request.param("id");
                            String token = request.requestHeaders().get("Authorization", "");
                            return request.receive().aggregate().asString().flatMap(body -> {
                                tellings.add(new Telling(id, JsonMapper.shared().readTree(body), token));
                                return response.status(refusingTalk == 0 ? 201 : refusingTalk)
                                        .header("Content-Type", "application/json")
                                        .sendString(Mono.just("{}"))
                                        .then();
                            });
                        })
                        .get("/internal/v1/days/{day}", (request, response) -> {
                            String owner = new QueryStringDecoder(request.uri())
                                    .parameters()
                                    .get("owner")
                                    .getFirst();
                            asked.add(owner + " " + request.param("day"));
                            String items =
                                    String.join(",", days.getOrDefault(owner + " " + request.param("day"), List.of()));
                            return response.status(refusingTalk == 0 ? 200 : refusingTalk)
                                    .header("Content-Type", "application/json")
                                    .sendString(Mono.just("{\"items\":[" + items + "]}"));
                        })
                        .post(
                                "/token",
                                (request, response) -> response.header("Content-Type", "application/json")
                                        .sendString(Mono.just("{\"access_token\":\"" + SERVICE
                                                + "\",\"token_type\":\"Bearer\",\"expires_in\":300}"))))
                .bindNow();
    }

    String url() {
        return "http://localhost:" + server.port();
    }

    /** A pet in a band of mood. */
    public String adopt(String id, String name, String species, String band) {
        pets.put(id, """
                {"id":"%s","name":"%s","species":"%s","look":"ginger","version":3,"worn":[],"owned":[],
                 "state":{"asOf":"2026-11-20T10:00:00Z","fullness":3,"hunger":7,"affection":5,"energy":8,
                          "annoyance":0,"mood":5,"band":"%s","money":3,"counters":{}},
                 "why":[{"key":"hungry","value":0.7}],"forecast":null}
                """.formatted(id, name, species, band));
        return id;
    }

    /** Lets something have happened to a pet on an owner's day; an empty list says that there is a pet and no more. */
    public void lived(String owner, LocalDate day, String id, List<String> events) {
        days.computeIfAbsent(owner + " " + day, first -> new CopyOnWriteArrayList<>())
                .add("{\"pet\":" + pets.get(id) + ",\"events\":[" + String.join(",", events) + "]}");
    }

    /** Something that happened, as pet-service tells it. */
    public static String event(String id, String kind, Instant at, String outcome) {
        return """
                {"id":"%s","n":1,"kind":"%s","at":"%s","day":"2026-11-20","outcome":"%s","reason":"fed","money":1,"items":[],
                 "name":"Mia","before":{"band":"satisfied"},"after":{"band":"satisfied","mood":7.1}}
                """.formatted(id, kind, at, outcome);
    }

    /** How often an owner's day was asked for. */
    public long asked(String owner, LocalDate day) {
        return asked.stream().filter((owner + " " + day)::equals).count();
    }

    /** The turns of talk with a pet that were told, every repetition included. */
    public List<Telling> tellings(String id) {
        return tellings.stream().filter(telling -> telling.pet().equals(id)).toList();
    }

    /** Answers services with a status until it is 0 again; what they tell is noted all the same. */
    public void refuseServicesWith(int status) {
        refusingTalk = status;
    }

    private String done(String id, String action) {
        return """
                {"event":{"id":"%s-%d","kind":"%s"},"pet":%s,"changes":[],"outcome":"good","reason":"fed","money":1}
                """.formatted(id, given.size(), action, pets.get(id));
    }

    /** What was asked to be done for a pet, every repetition included. */
    public List<Care> cares(String id) {
        return cares.stream().filter(care -> care.pet().equals(id)).toList();
    }

    /** How often something was really done for a pet. */
    public long done(String id) {
        return given.values().stream()
                .filter(done -> done.contains("{\"id\":\"" + id + "-"))
                .count();
    }

    /** Answers everything with a status and a code until the status is 0 again. */
    public void refuseWith(int status, String code) {
        refusal = code;
        refusing = status;
    }

    /** The header traceparent of the last request for a pet. */
    public String traceOf(String id) {
        return traces.getOrDefault(id, "");
    }

    /** Answers everything with a status until it is 0 again. */
    public void refuseWith(int status) {
        refusing = status;
    }
}
