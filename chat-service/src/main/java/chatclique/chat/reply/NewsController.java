package chatclique.chat.reply;

import chatclique.auth.OwnerId;
import chatclique.chat.conversation.Conversations;
import chatclique.chat.conversation.NewsDesk;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

@RestController
@RequestMapping("/api/v1/conversations")
@Tag(name = "Conversations", description = "Who talks with whom")
class NewsController {

    private final Conversations conversations;
    private final NewsDesk news;
    private final EventStream stream;
    private final EventLines lines;

    NewsController(Conversations conversations, NewsDesk news, EventStream stream, EventLines lines) {
        this.conversations = conversations;
        this.news = news;
        this.stream = stream;
        this.lines = lines;
    }

    @GetMapping(path = "/{id}/events", produces = MediaType.TEXT_EVENT_STREAM_VALUE)
    @Operation(
            summary = "What happens in it",
            description =
                    "listening, then turn whenever a turn is accepted, answered anew, ended or deleted; missed when"
                            + " more happened since Last-Event-ID than is kept; gone when the conversation is deleted; closing.")
    Mono<Void> events(
            @OwnerId String owner,
            @PathVariable String id,
            @RequestHeader(name = "Last-Event-ID", required = false) @Nullable String lastEventId,
            ServerWebExchange exchange) {
        return conversations
                .get(owner, id)
                .flatMap(conversation -> stream.send(
                        exchange.getResponse(),
                        owner,
                        news.of(conversation, lastEventId).map(lines::ofNews)));
    }
}
