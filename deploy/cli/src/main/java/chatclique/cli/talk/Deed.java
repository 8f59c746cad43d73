package chatclique.cli.talk;

import chatclique.cli.api.ReplyEvent;
import tools.jackson.databind.JsonNode;

/** Tells in a line what the model did while it answered. */
final class Deed {

    private Deed() {}

    static String line(ReplyEvent.Action action, String who) {
        return "[" + (action.done() ? did(action, who) : "could not " + verb(action.name()) + " " + who)
                + result(action) + "]";
    }

    private static String did(ReplyEvent.Action action, String who) {
        return switch (action.name()) {
            case "feed" -> "fed " + who;
            case "pet" -> "stroked " + who;
            case "play" -> "played with " + who;
            case "remember" -> who + " will remember this";
            default -> action.name();
        };
    }

    private static String verb(String name) {
        return switch (name) {
            case "pet" -> "stroke";
            case "play" -> "play with";
            default -> name;
        };
    }

    private static String result(ReplyEvent.Action action) {
        JsonNode receipt = action.receipt();
        StringBuilder result = new StringBuilder();
        if (!action.done()) {
            append(result, receipt.path("code").asString(""));
        }
        append(result, receipt.path("band").asString("").replace('-', ' '));
        int money = receipt.path("money").asInt(0);
        if (money != 0) {
            append(result, (money > 0 ? "+" : "") + money + " coins");
        }
        return result.toString();
    }

    private static void append(StringBuilder result, String fact) {
        if (!fact.isBlank()) {
            result.append(result.isEmpty() ? ": " : ", ").append(fact);
        }
    }
}
