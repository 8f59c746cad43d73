package chatclique.cli.login;

import chatclique.cli.http.Server;
import java.nio.file.Path;
import java.time.Instant;

/** Logins for tests of other packages. */
public final class LoginFiles {

    private LoginFiles() {}

    /** A login with the tokens a1 and r1. */
    public static Login loggedIn(Server server, Path folder) {
        TokenFile file = new TokenFile(folder, server.address());
        file.write(new Tokens("a1", Instant.now().plusSeconds(300), "r1"));
        return new Login(server, folder);
    }
}
