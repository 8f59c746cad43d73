package chatclique.cli.talk;

import chatclique.cli.api.Api;
import chatclique.cli.api.Reply;
import chatclique.cli.http.RefusedException;
import chatclique.cli.http.UnreachableException;
import chatclique.cli.login.NotLoggedInException;
import chatclique.cli.terminal.Lines;
import chatclique.cli.terminal.Screen;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** A talk in lines. With a person it goes on after what did not work; without one that ends it. */
public final class Chat {

    static final String HELP = """
        /pets                 who your pets are
        /pet NAME             talk with that pet
        /persona NAME         talk with: pet, assistant, coder
        /new                  begin a new conversation
        /log [DAY]            what was said today, on a day (2026-11-20), or in a month (2026-11)
        /help                 this
        quit, exit or bye     leave; so does Ctrl-D. Ctrl-C stops an answer
        A line that begins with // says something that begins with /.\
        """;

    private final Api api;
    private final Screen screen;
    private final Lines lines;
    private final Runnable logIn;
    private final Partners partners;
    private Talk talk;
    private boolean isOver;

    /**
     * @param logIn called when the login has ended meanwhile; only with a person
     * @param wish who to talk with
     */
    public Chat(Api api, Screen screen, Lines lines, Runnable logIn, Wish wish) {
        this.api = api;
        this.screen = screen;
        this.lines = lines;
        this.logIn = logIn;
        this.partners = new Partners(api);
        this.talk = begun(wish);
    }

    /**
     * Who to talk with.
     *
     * @param pet its name; null for the one that was talked with last
     * @param fresh whether in a new conversation
     */
    public record Wish(Persona persona, @Nullable String pet, boolean fresh) {}

    /**
     * Talks until the lines end or somebody says bye.
     *
     * @return whether an answer was broken off, and this program with it
     */
    public boolean run() {
        if (!lines.endsWhenBrokenOff()) {
            screen.note("You talk with " + talk.partner().name() + ". /help tells what there is; bye ends it.");
            attempt(this::catchUp);
        }
        while (!isOver) {
            String line = lines.next();
            if (line == null) {
                return false;
            }
            if (attempt(() -> take(line))) {
                return true;
            }
        }
        return false;
    }

    /** Says one thing, whatever it looks like; see {@link #run}. */
    public boolean say(String text) {
        return hear(talk.say(text));
    }

    private boolean take(String line) {
        return switch (Input.of(line)) {
            case Input.Nothing() -> false;
            case Input.Leave() -> {
                isOver = true;
                yield false;
            }
            case Input.Said(String text) -> say(text);
            case Input.Command(String name, String rest) -> {
                command(name, rest);
                yield false;
            }
        };
    }

    /** An answer that still comes is heard first: it may have been asked for elsewhere. */
    private boolean catchUp() {
        return talk.running()
                .map(turn -> {
                    screen.lines("you", turn.path("prompt").path("text").asString(""));
                    return hear(talk.attach(turn));
                })
                .orElse(false);
    }

    private boolean hear(Reply reply) {
        Listener listener = new Listener(screen, talk.partner().name(), !lines.endsWhenBrokenOff());
        while (true) {
            listener.begin();
            try (Lines.Watch ignored = lines.whenBrokenOff(reply::stop)) {
                reply.follow(listener);
                return listener.endedByPerson() && lines.endsWhenBrokenOff();
            } catch (NotLoggedInException ended) {
                logIn(ended); // then it goes on where it was, and nothing is said twice
            }
        }
    }

    private boolean attempt(Step step) {
        if (lines.endsWhenBrokenOff()) {
            return step.run();
        }
        try {
            return loggedIn(step);
        } catch (RefusedException | UnreachableException | TalkException e) {
            screen.problem(String.valueOf(e.getMessage()));
        }
        return false;
    }

    private boolean loggedIn(Step step) {
        try {
            return step.run();
        } catch (NotLoggedInException ended) {
            logIn(ended);
            return step.run();
        }
    }

    private void logIn(NotLoggedInException ended) {
        if (lines.endsWhenBrokenOff()) {
            throw ended;
        }
        screen.problem(String.valueOf(ended.getMessage()));
        try {
            logIn.run();
        } catch (NotLoggedInException refused) {
            throw new TalkException(String.valueOf(refused.getMessage()));
        }
    }

    private void command(String name, String rest) {
        switch (name) {
            case "help" -> HELP.lines().forEach(screen::line);
            case "log" -> new DayLog(api, screen).show(rest.isBlank() ? "today" : rest.strip());
            case "pets" -> partners.pets().forEach(this::showPet);
            case "pet" -> turnTo(new Wish(Persona.PET, rest.isBlank() ? null : rest, false));
            case "persona" ->
                turnTo(new Wish(
                        Persona.of(rest.strip())
                                .orElseThrow(() -> new TalkException("There is " + Persona.words() + ".")),
                        null,
                        false));
            case "new" -> {
                talk = Talk.fresh(api, talk.partner());
                screen.note("A new conversation with " + talk.partner().name() + ".");
            }
            default -> throw new TalkException("There is no /" + name + "; /help tells what there is.");
        }
    }

    private void showPet(JsonNode pet) {
        String band = pet.path("state").path("band").asString("").replace('-', ' ');
        screen.line(pet.path("name").asString("") + ", " + pet.path("species").asString("")
                + (band.isEmpty() ? "" : ", " + band));
    }

    private void turnTo(Wish wish) {
        talk = begun(wish);
        screen.note("You talk with " + talk.partner().name() + ".");
    }

    private Talk begun(Wish wish) {
        Partner partner = partners.find(wish.persona(), wish.pet());
        return wish.fresh() ? Talk.fresh(api, partner) : Talk.latest(api, partner);
    }

    /** Something to try; whether an answer was broken off. */
    private interface Step {

        boolean run();
    }
}
