package chatclique.cli.http;

/** The server refused; the message is its words. */
public final class RefusedException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient Problem problem;

    public RefusedException(Problem problem) {
        super(problem.words());
        this.problem = problem;
    }

    public Problem problem() {
        return problem;
    }
}
