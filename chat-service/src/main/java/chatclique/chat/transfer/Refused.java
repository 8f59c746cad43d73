package chatclique.chat.transfer;

/** Why a line was not brought in. The codes are stable words of the API. */
final class Refused extends RuntimeException {

    private static final long serialVersionUID = 1;

    private final String code;

    Refused(String code) {
        super(code, null, false, false);
        this.code = code;
    }

    String code() {
        return code;
    }
}
