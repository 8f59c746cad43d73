package chatclique.cli.terminal;

import java.io.PrintWriter;

/**
 * What is shown: answers where the output goes, words about them where messages go. Everything passes {@link PlainText}
 * here, since names, problems and answers all come from elsewhere.
 */
public final class Screen {

    private static final String BOLD = "1";
    private static final String DIM = "2";
    private static final String RED = "31";

    private final PrintWriter out;
    private final PrintWriter messages;
    private final boolean colours;
    private PlainText streamed = new PlainText();
    private boolean atLineStart = true;

    /**
     * @param out for what was asked for
     * @param messages for everything else; the same for a person
     */
    public Screen(PrintWriter out, PrintWriter messages, boolean colours) {
        this.out = out;
        this.messages = messages;
        this.colours = colours;
    }

    /** Says who speaks next. */
    public void speaker(String name) {
        endLine();
        out.print(styled(BOLD, PlainText.line(name) + "> "));
        out.flush();
        atLineStart = false;
    }

    /** A piece of an answer, as it comes. */
    public void text(String piece) {
        show(streamed.piece(piece));
    }

    /** The answer has ended, or something is said in between: what comes next begins its own line. */
    public void endLine() {
        show(streamed.rest());
        streamed = new PlainText();
        if (!atLineStart) {
            out.println();
            out.flush();
            atLineStart = true;
        }
    }

    /** A line of what was asked for. */
    public void line(String text) {
        endLine();
        out.println(PlainText.line(text));
        out.flush();
    }

    /** Lines of what was asked for, as somebody wrote them. */
    public void lines(String speaker, String text) {
        endLine();
        PlainText plain = new PlainText();
        out.print(styled(BOLD, PlainText.line(speaker) + "> "));
        out.println(plain.piece(text) + plain.rest());
        out.flush();
    }

    /** A word about what happens. */
    public void note(String text) {
        message(DIM, text);
    }

    /** What did not work. */
    public void problem(String text) {
        message(RED, text);
    }

    /** Something that the person needs to see now, and may want to copy: never dimmed. */
    public void ask(String text) {
        endLine();
        messages.println(PlainText.line(text));
        messages.flush();
    }

    private void message(String style, String text) {
        endLine();
        messages.println(styled(style, PlainText.line(text)));
        messages.flush();
    }

    private void show(String plain) {
        if (!plain.isEmpty()) {
            out.print(plain);
            out.flush();
            atLineStart = plain.endsWith("\n");
        }
    }

    private String styled(String style, String plain) {
        return colours ? "\033[" + style + "m" + plain + "\033[0m" : plain;
    }
}
