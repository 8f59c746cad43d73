package chatclique.chat;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import reactor.core.publisher.Mono;
import reactor.netty.DisposableServer;
import reactor.netty.http.server.HttpServer;

/** Pets on a real socket, in the form in which pet-service tells them. */
public final class FakePets {

    private final Map<String, String> pets = new ConcurrentHashMap<>();
    private final Map<String, String> traces = new ConcurrentHashMap<>();
    private final Map<String, String> given = new ConcurrentHashMap<>();
    private final List<Care> cares = new CopyOnWriteArrayList<>();
    private final DisposableServer server;
    private volatile int refusing;
    private volatile String refusal = "";

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
                        }))
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
