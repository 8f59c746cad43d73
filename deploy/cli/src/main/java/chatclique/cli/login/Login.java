package chatclique.cli.login;

import chatclique.cli.http.Answer;
import chatclique.cli.http.Server;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * The login at one server, kept between runs and shared by all that run at once: only one of them refreshes it, the others
 * find the new tokens in the file.
 */
public final class Login {

    private final Keycloak keycloak;
    private final TokenFile file;
    private final Waiting waiting;

    /** The login that is kept in a folder. */
    public Login(Server server, Path folder) {
        this(server, folder, Waiting.real());
    }

    Login(Server server, Path folder, Waiting waiting) {
        this.keycloak = new Keycloak(server);
        this.file = new TokenFile(folder, server.address());
        this.waiting = waiting;
    }

    /** Logs somebody in with a browser; see {@link DeviceLogin#run}. */
    public void begin(Consumer<Invitation> show) {
        Tokens tokens = new DeviceLogin(keycloak, waiting).run(show);
        Optional<Tokens> before = file.locked(() -> {
            Optional<Tokens> old = file.read();
            file.write(tokens);
            return old;
        });
        before.ifPresent(old -> keycloak.revoke(old.refresh()));
    }

    /**
     * A token that can be used now.
     *
     * @throws NotLoggedInException when nobody is logged in, or no longer
     */
    public String token() {
        return file.read()
                .filter(tokens -> tokens.isFresh(waiting.now()))
                .orElseGet(() -> refreshed(""))
                .access();
    }

    /** Another token than one that the server refused. */
    public String otherThan(String refused) {
        return refreshed(refused).access();
    }

    /**
     * Ends the login, here and at the server.
     *
     * @return whether there was one
     */
    public boolean end() {
        Optional<Tokens> ended = file.locked(() -> {
            Optional<Tokens> tokens = file.read();
            file.delete();
            return tokens;
        });
        ended.map(tokens -> keycloak.revoke(tokens.refresh())).ifPresent(Answer::orRefused);
        return ended.isPresent();
    }

    private Tokens refreshed(String refused) {
        return file.locked(() -> {
            Tokens tokens = file.read()
                    .orElseThrow(() -> new NotLoggedInException(
                            "You are not logged in at " + keycloak.server().address() + "."));
            if (tokens.isFresh(waiting.now()) && !tokens.access().equals(refused)) {
                return tokens; // another process was quicker
            }
            Tokens next = Tokens.granted(granted(tokens).json(), waiting.now(), tokens.refresh());
            file.write(next);
            return next;
        });
    }

    private Answer granted(Tokens tokens) {
        Answer answer = keycloak.refresh(tokens.refresh());
        if (answer.json().path("error").asString("").equals("invalid_grant")) {
            file.delete();
            throw new NotLoggedInException("Your login has ended.");
        }
        return answer.orRefused();
    }
}
