package chatclique.cli;

import chatclique.cli.api.Api;
import chatclique.cli.http.RefusedException;
import chatclique.cli.http.Server;
import chatclique.cli.http.UnreachableException;
import chatclique.cli.login.Invitation;
import chatclique.cli.login.Login;
import chatclique.cli.login.NotLoggedInException;
import chatclique.cli.talk.Chat;
import chatclique.cli.talk.DayLog;
import chatclique.cli.talk.TalkException;
import chatclique.cli.terminal.Lines;
import chatclique.cli.terminal.PipedLines;
import chatclique.cli.terminal.Screen;
import chatclique.cli.terminal.Surroundings;
import chatclique.cli.terminal.TypedLines;
import java.io.InputStream;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;

/** Does what was asked for. */
final class Program {

    static final int GOOD = 0;
    static final int REFUSED = 1;
    static final int MISUSED = 2;
    static final int NOT_THERE = 3;
    static final int BROKEN_OFF = 130;

    private final Surroundings surroundings;
    private final InputStream in;
    private final PrintWriter out;
    private final Path state;
    private Screen screen;

    /**
     * @param state where the login is kept
     */
    Program(Surroundings surroundings, InputStream in, PrintWriter out, PrintWriter messages, Path state) {
        this.surroundings = surroundings;
        this.in = in;
        this.out = out;
        this.state = state;
        this.screen = new Screen(out, messages, surroundings.colours());
    }

    /** Does it, tells what did not work, and gives the exit code. */
    int run(Command command) {
        try {
            return switch (command) {
                case Command.Help() -> help();
                case Command.LogIn(Server server) -> logIn(server, login(server));
                case Command.LogOut(Server server) -> logOut(server);
                case Command.WhoAmI(Server server) -> whoAmI(server);
                case Command.ShowLog(Server server, String when) -> {
                    Api api = new Api(server, loggedIn(server));
                    new DayLog(api, screen).show(when);
                    yield GOOD;
                }
                case Command.Talk talk -> talk(talk);
            };
        } catch (RefusedException | TalkException | UncheckedIOException e) {
            return failed(e, REFUSED);
        } catch (NotLoggedInException e) {
            return failed(e, NOT_THERE);
        } catch (UnreachableException e) {
            return failed(e, NOT_THERE);
        }
    }

    private int failed(RuntimeException failure, int code) {
        screen.problem(String.valueOf(failure.getMessage()));
        if (failure instanceof NotLoggedInException && !surroundings.asks()) {
            screen.note("deploy/chat login logs you in.");
        }
        return code;
    }

    private int help() {
        Command.HELP.lines().forEach(out::println);
        out.flush();
        return GOOD;
    }

    private int talk(Command.Talk asked) {
        Login login = loggedIn(asked.server());
        Api api = new Api(asked.server(), login);
        try (Lines lines = lines(asked)) {
            Chat chat = new Chat(api, screen, lines, () -> logIn(asked.server(), login), asked.wish());
            boolean single = asked.text() != null;
            String text = single ? lines.next() : null;
            boolean brokenOff = text == null ? !single && chat.run() : chat.say(text);
            return brokenOff ? BROKEN_OFF : GOOD;
        }
    }

    private Lines lines(Command.Talk asked) {
        if (asked.text() != null) {
            return asked.text().equals("-")
                    ? PipedLines.whole(in, surroundings.charset())
                    : PipedLines.single(asked.text());
        }
        if (!surroundings.asks()) {
            return PipedLines.of(in, surroundings.charset());
        }
        TypedLines typed = new TypedLines(surroundings.charset(), history(asked.server()));
        screen = new Screen(typed.writer(), typed.writer(), surroundings.colours());
        return typed;
    }

    private int logIn(Server server, Login login) {
        if (server.isOpenToEavesdroppers()) {
            screen.problem("The connection to " + server.address() + " is not encrypted: others may read along.");
        }
        login.begin(this::invite);
        screen.note("You are logged in.");
        return GOOD;
    }

    private void invite(Invitation invitation) {
        screen.ask("To log in, open this address in a browser, on this machine or another:");
        screen.ask("    " + invitation.address());
        screen.ask("and type this code:");
        screen.ask("    " + invitation.code());
        screen.ask("or open the address that has it in it:");
        screen.ask("    " + invitation.completeAddress());
        screen.note("Waiting for you, up to " + invitation.lasts().toMinutes() + " minutes.");
    }

    private int logOut(Server server) {
        boolean was = login(server).end();
        TypedLines.forget(history(server));
        screen.note(was ? "You are logged out." : "You were not logged in.");
        return GOOD;
    }

    private int whoAmI(Server server) {
        JsonNode me = new Api(server, loggedIn(server)).get("/api/v1/me");
        String roles = me.path("roles").valueStream().map(JsonNode::asString).collect(Collectors.joining(", "));
        screen.line(me.path("username").asString("") + " (" + me.path("name").asString("") + ") at "
                + server.address() + "; roles: " + roles
                + "; language: " + me.path("locale").asString("none")
                + "; time zone: " + me.path("zone").asString("none"));
        return GOOD;
    }

    /** A person logs in now; a program is told that it must be done before. */
    private Login loggedIn(Server server) {
        Login login = login(server);
        try {
            login.token();
        } catch (NotLoggedInException e) {
            if (!surroundings.asks()) {
                throw e;
            }
            screen.note(String.valueOf(e.getMessage()));
            logIn(server, login);
        }
        return login;
    }

    private Login login(Server server) {
        return new Login(server, state);
    }

    private Path history(Server server) {
        return state.resolve(URLEncoder.encode(server.address().toString(), StandardCharsets.UTF_8) + ".history");
    }
}
