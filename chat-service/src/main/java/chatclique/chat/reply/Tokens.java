package chatclique.chat.reply;

import chatclique.chat.model.Estimate;
import chatclique.chat.turn.Turn;
import com.knuddels.jtokkit.Encodings;
import com.knuddels.jtokkit.api.Encoding;
import com.knuddels.jtokkit.api.EncodingType;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.ToIntFunction;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.ai.chat.messages.AssistantMessage;
import org.springframework.ai.chat.messages.Message;
import org.springframework.ai.chat.messages.ToolResponseMessage;
import org.springframework.stereotype.Component;

/**
 * Counts tokens with the vocabulary of a model's family, corrected by what its provider reports: a model of another
 * family, or a template around the messages, is off by a factor that is learned. A vocabulary takes a second and 32 MB to
 * load, so it is loaded beside the answers when it is first needed, and until then there is an estimate.
 */
@Component
class Tokens {

    private static final Logger log = LoggerFactory.getLogger(Tokens.class);

    /** So much of what was learned is replaced by each report. */
    private static final double WEIGHT = 0.2;

    private static final double LEAST = 0.5;
    private static final double MOST = 3;
    private static final int MODELS = 200;
    private static final int TURNS = 20_000;

    /** Each message costs a few tokens beside its text. */
    private static final int FRAME = 4;

    private final Map<EncodingType, CompletableFuture<Encoding>> vocabularies = new ConcurrentHashMap<>();
    private final Map<String, Double> ratios = new ConcurrentHashMap<>();
    private final Map<String, Integer> turns = new LinkedHashMap<>(64, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Integer> eldest) {
            return size() > TURNS;
        }
    };

    /**
     * Counts for one model.
     *
     * @param ratio by how much its provider counts more
     */
    record Meter(String family, ToIntFunction<String> counter, double ratio, Map<String, Integer> turns) {

        /** What messages cost. */
        int of(List<? extends Message> messages) {
            return corrected(messages.stream().mapToInt(this::counted).sum());
        }

        int of(String text) {
            return corrected(counter.applyAsInt(text));
        }

        /** What a turn costs; counted once for each of its versions. */
        int of(Turn turn, List<Message> messages) {
            String key = family + ' ' + turn.id() + ' ' + turn.versionNumber() + ' ' + messages.size();
            synchronized (turns) {
                Integer known = turns.get(key);
                if (known != null) {
                    return corrected(known);
                }
            }
            int count = messages.stream().mapToInt(this::counted).sum();
            synchronized (turns) {
                turns.put(key, count);
            }
            return corrected(count);
        }

        private int counted(Message message) {
            int count = FRAME + counter.applyAsInt(message.getText() == null ? "" : message.getText());
            if (message instanceof AssistantMessage answer) {
                for (AssistantMessage.ToolCall call : answer.getToolCalls()) {
                    count += FRAME + counter.applyAsInt(call.name()) + counter.applyAsInt(call.arguments());
                }
            } else if (message instanceof ToolResponseMessage results) {
                for (ToolResponseMessage.ToolResponse result : results.getResponses()) {
                    count += FRAME + counter.applyAsInt(result.responseData());
                }
            }
            return count;
        }

        private int corrected(int count) {
            return (int) Math.ceil(count * ratio);
        }

        /** The same count without the correction. */
        int uncorrected(int tokens) {
            return (int) Math.round(tokens / ratio);
        }
    }

    /** What counts for a model with a vocabulary. */
    Meter meter(String model) {
        EncodingType type = family(model);
        CompletableFuture<Encoding> vocabulary =
                vocabularies.computeIfAbsent(type, first -> CompletableFuture.supplyAsync(() -> load(first)));
        if (!vocabulary.isDone() || vocabulary.isCompletedExceptionally()) {
            return new Meter("none", Estimate::tokens, 1, turns);
        }
        return new Meter(type.name(), vocabulary.join()::countTokensOrdinary, ratios.getOrDefault(model, 1.0), turns);
    }

    /** What counts where no provider does, as for the built-in voice. */
    Meter roughly() {
        return new Meter("none", Estimate::tokens, 1, turns);
    }

    /** Takes in what a provider has counted where we had counted something else. */
    void learn(String model, int counted, int reported) {
        if (counted < 1 || reported < 1 || (ratios.size() >= MODELS && !ratios.containsKey(model))) {
            return;
        }
        double seen = Math.clamp((double) reported / counted, LEAST, MOST);
        ratios.merge(model, seen, (known, latest) -> known + WEIGHT * (latest - known));
    }

    private static EncodingType family(String model) {
        return model.matches("(?i)(.*/)?(gpt-4(?!o|\\.)|gpt-3).*") ? EncodingType.CL100K_BASE : EncodingType.O200K_BASE;
    }

    private static Encoding load(EncodingType type) {
        try {
            return Encodings.newLazyEncodingRegistry().getEncoding(type);
        } catch (RuntimeException broken) {
            log.error("The vocabulary {} cannot be loaded: tokens are estimated", type, broken);
            throw broken;
        }
    }
}
