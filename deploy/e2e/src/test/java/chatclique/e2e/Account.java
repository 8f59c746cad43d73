package chatclique.e2e;

import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Somebody with an account at the real Keycloak.
 *
 * @param cookies a client with a cookie session, as a browser has one
 */
record Account(Stack stack, String name, String password, Api cookies) {

    private static final Pattern FORM = Pattern.compile("<form[^>]*action=\"([^\"]+)\"", Pattern.CASE_INSENSITIVE);
    private static final Pattern HIDDEN =
            Pattern.compile("<input[^>]*type=\"hidden\"[^>]*name=\"([^\"]+)\"[^>]*value=\"([^\"]*)\"");

    /** Signs up as a new person, through Keycloak's own page. */
    static Account signUp(Stack stack) {
        String name = "guest-" + UUID.randomUUID().toString().substring(0, 8);
        String password = "a long enough password " + name;
        Api browser = browser(stack);
        Api.Answer page = browser.get("/signup?returnTo=/").expect(200);
        Map<String, String> fields = hidden(page.text());
        fields.putAll(Map.of(
                "username", name,
                "password", password,
                "password-confirm", password,
                "firstName", "Robin"));
        submit(browser, page.text(), fields).expect(200);
        return new Account(stack, name, password, browser);
    }

    /** Logs in with a cookie session of its own, as another device would. */
    static Account logIn(Stack stack, String name, String password) {
        return logIn(stack, "/login?returnTo=/", name, password);
    }

    /** Logs in as the trial user by a link that somebody made. */
    static Account logInVia(Stack stack, String link) {
        return logIn(stack, link, "demo", "demo");
    }

    private static Account logIn(Stack stack, String link, String name, String password) {
        Api browser = browser(stack);
        Api.Answer page = browser.get(link).expect(200);
        Map<String, String> fields = hidden(page.text());
        fields.putAll(Map.of("username", name, "password", password));
        submit(browser, page.text(), fields).expect(200);
        return new Account(stack, name, password, browser);
    }

    /** The cookie client with the CSRF token that unsafe requests need. */
    Api page() {
        return cookies.with(
                "X-CSRF-Token",
                cookies.get("/api/v1/csrf").expect(200).at("/token").asString());
    }

    /** An API client with an access token of its own. */
    Api api() {
        return Api.bearer(stack, token());
    }

    String token() {
        return trial(password).expect(200).at("/access_token").asString();
    }

    /** What the trial client is told that asks for a token with this password. */
    Api.Answer trial(String tried) {
        return token(stack, trial(name, tried, "openid"));
    }

    /** A trial client's request for a token. */
    static Map<String, String> trial(String name, String password, String scope) {
        return Map.of(
                "grant_type", "password",
                "client_id", "chatclique-trial",
                "scope", scope,
                "username", name,
                "password", password);
    }

    static Api.Answer token(Stack stack, Map<String, String> form) {
        return form(
                Api.stranger(stack), stack.address() + "/auth/realms/chatclique/protocol/openid-connect/token", form);
    }

    static Api browser(Stack stack) {
        HttpClient client = HttpClient.newBuilder()
                .cookieHandler(new LoopbackCookies())
                .followRedirects(HttpClient.Redirect.NORMAL)
                .build();
        return new Api(client, stack.address(), Map.of());
    }

    static Api.Answer submit(Api browser, String page, Map<String, String> fields) {
        Matcher action = FORM.matcher(page);
        if (!action.find()) {
            throw new AssertionError("no form on the page:\n" + page);
        }
        return form(browser, action.group(1).replace("&amp;", "&"), fields);
    }

    static Api.Answer form(Api client, String address, Map<String, String> fields) {
        String body = fields.entrySet().stream()
                .map(field -> field.getKey() + "=" + URLEncoder.encode(field.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
        return client.answer(HttpRequest.newBuilder(URI.create(address))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString(body))
                .build());
    }

    private static Map<String, String> hidden(String page) {
        Map<String, String> fields = new LinkedHashMap<>();
        Matcher inputs = HIDDEN.matcher(page);
        while (inputs.find()) {
            fields.put(inputs.group(1), inputs.group(2));
        }
        return fields;
    }
}
