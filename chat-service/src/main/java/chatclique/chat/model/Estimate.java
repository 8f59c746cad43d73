package chatclique.chat.model;

import java.util.List;
import org.springframework.ai.chat.messages.Message;

/** Counts tokens without any vocabulary. */
public final class Estimate {

    private Estimate() {}

    /** About how many tokens a text has; at least 1 for any text that isn't empty. */
    public static int tokens(String text) {
        int quarters = 0;
        for (int i = 0; i < text.length(); i++) {
            char unit = text.charAt(i);
            // Latin letters come four to a token, Cyrillic and its like two and a half, Chinese characters and emoji
            // one.
            quarters += unit < 0x250 ? 10 : unit < 0x1100 ? 16 : Character.isLowSurrogate(unit) ? 0 : 40;
        }
        return (quarters + 39) / 40;
    }

    static int tokens(List<Message> messages) {
        return messages.stream()
                .mapToInt(message -> message.getText() == null ? 0 : tokens(message.getText()))
                .sum();
    }
}
