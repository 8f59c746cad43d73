package chatclique.chat.chain;

import chatclique.auth.OwnerId;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

@RestController
@RequestMapping("/api/v1/chat-log")
@Tag(name = "Chat log")
class SealController {

    private final Sealer sealer;
    private final Links links;

    SealController(Sealer sealer, Links links) {
        this.sealer = sealer;
        this.links = links;
    }

    @GetMapping("/seal")
    @Operation(
            summary = "The head of the hash chain over my log",
            description = "An export that ends with this hash is whole and unchanged: note it, and compare later.")
    Mono<Links.Head> seal(@OwnerId String owner) {
        return sealer.seal(owner).then(links.head(owner));
    }
}
