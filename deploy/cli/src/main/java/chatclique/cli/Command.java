package chatclique.cli;

import chatclique.cli.http.Server;
import chatclique.cli.talk.Chat;
import org.jspecify.annotations.Nullable;

/** What this program is asked to do. */
sealed interface Command {

    String HELP = """
        deploy/chat [options]                talk, line by line; quit, exit or bye ends it
        deploy/chat [options] "hello"        say one thing, print the answer
        deploy/chat [options] -              the same with all of the standard input
        deploy/chat login | logout | whoami
        deploy/chat log [DAY]                what was said today, on 2026-11-20, yesterday, or in 2026-11

          --url URL          the server (CHATCLIQUE_PUBLIC_URL, otherwise http://localhost:8080)
          --persona NAME     pet (when none is named), assistant or coder
          --pet NAME         which pet; otherwise the one that was talked with last
          --new              begin a new conversation
          --help             this
          --                 what follows is said, even if it looks like a command

        Lines that are piped in are said one after the other. While an answer comes, Ctrl-C stops it.
        The login is kept in ${XDG_STATE_HOME:-~/.local/state}/chatclique.
        Exit codes: 0 good, 1 the server refused, 2 misused, 3 not logged in or the server can't be reached.\
        """;

    /** Tells what there is. */
    record Help() implements Command {}

    /** Logs in with a browser. */
    record LogIn(Server server) implements Command {}

    /** Ends the login. */
    record LogOut(Server server) implements Command {}

    /** Tells who is logged in. */
    record WhoAmI(Server server) implements Command {}

    /** Shows a part of the log. */
    record ShowLog(Server server, String when) implements Command {}

    /**
     * Talks.
     *
     * @param text what to say; {@code -} for what comes in, null for line by line
     */
    record Talk(Server server, Chat.Wish wish, @Nullable String text) implements Command {}

    /** The command line can't be understood; the message is for the person. */
    final class UsageException extends RuntimeException {

        private static final long serialVersionUID = 1L;

        UsageException(String message) {
            super(message);
        }
    }
}
