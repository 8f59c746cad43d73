package chatclique.auth.problem;

import com.mongodb.MongoTimeoutException;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import java.net.ConnectException;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeoutException;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ResponseStatusException;
import reactor.core.publisher.Mono;

/** A service with a handler for each way to fail. */
@SpringBootApplication
class ProblemApplication {

    enum Kind {
        CAT,
        DOG
    }

    record Place(String room) {}

    record Adoption(@NotBlank String name, Integer age, Double weight, LocalDate born, Kind kind, Place place) {}

    @RestController
    static class Controller {

        @PostMapping("/api/pets")
        Mono<Adoption> adopt(@Valid @RequestBody Adoption adoption) {
            return Mono.just(adoption);
        }

        @PostMapping("/api/anything")
        Mono<Map<String, Object>> anything(@RequestBody Map<String, Object> body) {
            return Mono.just(body);
        }

        @GetMapping("/api/pets/{id}")
        String pet(@PathVariable long id) {
            return "pet";
        }

        @GetMapping("/api/checked")
        Mono<Map<String, Integer>> checked(@RequestParam @Min(1) @Max(100) int limit) {
            return Mono.just(Map.of("limit", limit));
        }

        @PostMapping("/api/keyed")
        String keyed(@RequestHeader("Idempotency-Key") String key) {
            return key;
        }

        @GetMapping("/api/refused")
        Mono<String> refused() {
            return Mono.error(new ProblemException(HttpStatus.CONFLICT, "too-tired", "It wants to sleep.")
                    .withErrors(List.of(new ProblemException.FieldError("action", "not now")))
                    .withRetryAfter(Duration.ofMillis(1200)));
        }

        @GetMapping("/api/stated")
        Mono<String> stated() {
            return Mono.error(new ResponseStatusException(HttpStatus.GONE, "It moved out."));
        }

        @GetMapping("/api/stated/{status}")
        Mono<String> stated(@PathVariable int status) {
            return Mono.error(new ResponseStatusException(HttpStatus.valueOf(status), "It said no."));
        }

        @GetMapping("/api/broken")
        Mono<String> broken() {
            return Mono.error(new IllegalStateException("secret text from inside"));
        }

        @GetMapping("/api/away/{how}")
        Mono<String> away(@PathVariable String how) {
            return Mono.error(
                    switch (how) {
                        case "spring" -> new DataAccessResourceFailureException("secret");
                        case "driver" -> new MongoTimeoutException("secret");
                        case "socket" -> new IllegalStateException(new ConnectException("secret"));
                        default -> new TimeoutException("secret");
                    });
        }
    }
}
