package chatclique.chat.reply;

import chatclique.chat.model.Chosen;
import chatclique.chat.tool.Hands;
import chatclique.chat.turn.Turn;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.function.IntConsumer;
import org.springframework.ai.chat.messages.AssistantMessage;
import org.springframework.ai.chat.messages.AssistantMessage.ToolCall;
import org.springframework.ai.chat.messages.Message;
import org.springframework.ai.chat.messages.ToolResponseMessage;
import org.springframework.ai.chat.messages.ToolResponseMessage.ToolResponse;
import org.springframework.ai.chat.metadata.Usage;
import org.springframework.ai.chat.model.ChatResponse;
import org.springframework.ai.chat.model.Generation;
import org.springframework.ai.tool.ToolCallback;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Asks a model, does what it asks for, tells it what came of that, and asks again until it has said its answer. In the
 * last round it has no tools any more and can only talk. For one answer.
 */
final class Rounds {

    private final Chosen model;
    private final List<ToolCallback> tools;
    private final Hands hands;
    private final Consumer<Turn.Action> acted;
    private final int most;
    private final IntConsumer counted;
    private boolean isFirst = true;
    private boolean spaceDue;
    private boolean spoken;

    /**
     * @param acted is told of each action
     * @param most how often the model may ask for something
     * @param counted is told how many tokens the provider has counted in what the model was told at first
     */
    Rounds(
            Chosen model,
            List<ToolCallback> tools,
            Hands hands,
            Consumer<Turn.Action> acted,
            int most,
            IntConsumer counted) {
        this.model = model;
        this.tools = tools;
        this.hands = hands;
        this.acted = acted;
        this.most = most;
        this.counted = counted;
    }

    /** The whole answer as it comes; each request counts its own tokens. */
    Flux<ChatResponse> answer(List<Message> messages) {
        return round(messages, 0);
    }

    private Flux<ChatResponse> round(List<Message> messages, int before) {
        List<ToolCallback> offered = before < most ? tools : List.of();
        Said said = new Said();
        return model.answer(messages, offered)
                .map(response -> taken(response, said))
                .concatWith(Flux.defer(() -> said.calls.isEmpty() || offered.isEmpty()
                        ? Flux.empty()
                        : done(said.calls).flatMapMany(results -> round(more(messages, said, results), before + 1))));
    }

    private Mono<List<ToolResponse>> done(List<ToolCall> calls) {
        return Flux.fromIterable(calls)
                .concatMap(call -> hands.use(call).map(result -> told(call, result)))
                .collectList();
    }

    private ToolResponse told(ToolCall call, Hands.Result result) {
        Turn.Action action = result.action();
        if (action != null) {
            acted.accept(action);
        }
        return new ToolResponse(call.id(), call.name(), result.told());
    }

    private List<Message> more(List<Message> messages, Said said, List<ToolResponse> results) {
        spaceDue = spoken;
        isFirst = false;
        List<Message> more = new ArrayList<>(messages);
        more.add(AssistantMessage.builder()
                .content(said.text.toString())
                .toolCalls(said.calls)
                .build());
        more.add(ToolResponseMessage.builder().responses(results).build());
        return more;
    }

    private ChatResponse taken(ChatResponse response, Said said) {
        said.note(response);
        int reported = reported(response);
        if (isFirst && reported > 0) {
            isFirst = false;
            counted.accept(reported);
        }
        String text = text(response);
        if (text.isEmpty()) {
            return response;
        }
        boolean apart = spaceDue && !Character.isWhitespace(text.charAt(0));
        spaceDue = false;
        spoken = !Character.isWhitespace(text.charAt(text.length() - 1));
        return apart
                ? new ChatResponse(List.of(new Generation(new AssistantMessage(" " + text))), response.getMetadata())
                : response;
    }

    /** How many tokens the provider counted in what it was told; 0 when it doesn't say. */
    private static int reported(ChatResponse response) {
        Usage usage = response.getMetadata().getUsage();
        Integer tokens = usage == null ? null : usage.getPromptTokens();
        return tokens == null ? 0 : tokens;
    }

    private static String text(ChatResponse response) {
        return response.getResult() == null
                ? ""
                : Objects.requireNonNullElse(response.getResult().getOutput().getText(), "");
    }

    /** What a model has said in one round. */
    private static final class Said {

        private final StringBuilder text = new StringBuilder();
        private final List<ToolCall> calls = new ArrayList<>();

        void note(ChatResponse response) {
            text.append(text(response));
            if (response.getResult() != null) {
                calls.addAll(response.getResult().getOutput().getToolCalls());
            }
        }
    }
}
