package chatclique.e2e;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import tools.jackson.databind.JsonNode;

/** Every route of every service, as their own OpenAPI tells them, with a request that would succeed for the owner. */
record Routes(List<Route> all, Map<String, String> ids) {

    private static final Set<String> UNSAFE = Set.of("post", "put", "patch", "delete");
    private static final Map<String, String> BODIES = Map.of(
            "post /api/v1/pets", "{\"name\":\"Evil\",\"species\":\"cat\",\"look\":\"ginger\"}",
            "patch /api/v1/pets/{}", "{\"name\":\"Evil\"}",
            "post /api/v1/pets/{}/actions", "{\"action\":\"feed\"}",
            "post /api/v1/conversations", "{\"persona\":\"assistant\"}",
            "patch /api/v1/conversations/{}", "{\"title\":\"Evil\"}",
            "post /api/v1/conversations/{}/turns", "{\"text\":\"Evil\"}",
            "post /api/v1/pictures", "{\"prompt\":\"Evil\"}");

    /** For whoever has the address that an owner gave away; ShareTest has it. */
    private static final String SHARED = "/api/v1/pictures/shared/{token}";

    /** A route of a service, its path variables still open. */
    record Route(String service, String method, String path) {

        boolean isUnsafe() {
            return UNSAFE.contains(method);
        }

        boolean isDocumentedHere() {
            return method.equals("get") || method.equals("delete") || BODIES.containsKey(name());
        }

        String body() {
            return BODIES.getOrDefault(name(), "{}");
        }

        private String name() {
            return method + " " + path.replaceAll("\\{[^}]+}", "{}");
        }
    }

    /** The routes, to be called for the things of somebody: ids by the kind of thing, such as {@code pets}. */
    static Routes of(Api owner, Map<String, String> ids) {
        List<Route> all = new ArrayList<>();
        for (String service : List.of("pet-service", "chat-service", "image-service")) {
            JsonNode paths = owner.get("/v3/api-docs/" + service).expect(200).at("/paths");
            paths.propertyStream()
                    .filter(path ->
                            path.getKey().startsWith("/api/") && !path.getKey().equals(SHARED))
                    .forEach(path -> path.getValue()
                            .propertyStream()
                            .map(method -> new Route(service, method.getKey(), path.getKey()))
                            .filter(route -> route.isUnsafe() || route.method().equals("get"))
                            .forEach(all::add));
        }
        return new Routes(List.copyOf(all), ids);
    }

    /** Whether a route leads to one of the things, and not to a list of the caller's own. */
    boolean isAboutOne(Route route) {
        return ids.keySet().stream().anyMatch(kind -> route.path().startsWith("/api/v1/" + kind + "/{"));
    }

    Api.Answer call(Api caller, Route route) {
        String path = route.path();
        for (Map.Entry<String, String> one : ids.entrySet()) {
            path = path.replaceFirst("(/" + one.getKey() + "/)\\{[^}]+}", "$1" + one.getValue());
        }
        path = path.replaceFirst("\\{day}", Days.today().toString())
                .replaceFirst("\\{seq}", "1")
                .replaceFirst("\\{petId}", ids.get("pets"))
                .replaceAll("\\{[^}]+}", "none");
        Api keyed = caller.with("Idempotency-Key", UUID.randomUUID().toString());
        boolean hasBody = route.isUnsafe() && !route.method().equals("delete");
        return keyed.send(route.method().toUpperCase(Locale.ROOT), path, hasBody ? route.body() : null);
    }
}
