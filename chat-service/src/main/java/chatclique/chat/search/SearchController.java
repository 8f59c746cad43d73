package chatclique.chat.search;

import chatclique.auth.OwnerId;
import chatclique.auth.problem.ProblemException;
import chatclique.chat.store.Page;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

@RestController
@RequestMapping("/api/v1/chat-log")
@Tag(name = "Chat log")
class SearchController {

    private static final int LONGEST = 200;

    private final Search search;

    SearchController(Search search) {
        this.search = search;
    }

    @GetMapping("/search")
    @Operation(
            summary = "The entries that have all these words, latest first",
            description = "In what was said or in the answer, in any form of the word; marks are places in the snippet"
                    + " in UTF-16 units. Answers are found soon after they have ended.")
    Mono<Page<Search.Hit>> search(
            @OwnerId String owner,
            @RequestParam String q,
            @RequestParam(required = false) @Nullable String after,
            @RequestParam(defaultValue = "20") @Min(1) @Max(50) int limit) {
        if (q.isBlank()) {
            throw new ProblemException(HttpStatus.BAD_REQUEST, "query-blank", "Name a word to look for.");
        }
        if (q.length() > LONGEST) {
            throw new ProblemException(
                    HttpStatus.BAD_REQUEST, "query-too-long", "Look for at most " + LONGEST + " characters.");
        }
        if (after != null && !after.matches(TurnWords.PLACE)) {
            throw new ProblemException(HttpStatus.BAD_REQUEST, "unknown-cursor", "This cursor leads nowhere.");
        }
        return search.find(owner, q, after, limit);
    }
}
