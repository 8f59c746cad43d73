package chatclique.chat;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import reactor.core.publisher.Mono;
import reactor.netty.DisposableServer;
import reactor.netty.http.server.HttpServer;

/** Pets on a real socket, in the form in which pet-service tells them. */
public final class FakePets {

    private final Map<String, String> pets = new ConcurrentHashMap<>();
    private final Map<String, String> traces = new ConcurrentHashMap<>();
    private final DisposableServer server;
    private volatile int refusing;

    FakePets() {
        server = HttpServer.create()
                .host("localhost")
                .port(0)
                .route(routes -> routes.get("/api/v1/pets/{id}", (request, response) -> {
                    String pet = pets.get(request.param("id"));
                    traces.put(request.param("id"), request.requestHeaders().get("traceparent", ""));
                    if (refusing != 0 || pet == null) {
                        return response.status(refusing == 0 ? 404 : refusing).send();
                    }
                    return response.header("Content-Type", "application/json").sendString(Mono.just(pet));
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

    /** The header traceparent of the last request for a pet. */
    public String traceOf(String id) {
        return traces.getOrDefault(id, "");
    }

    /** Answers everything with a status until it is 0 again. */
    public void refuseWith(int status) {
        refusing = status;
    }
}
