package chatclique.chat.chain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.data.mongodb.core.query.Criteria.where;
import static org.springframework.data.mongodb.core.query.Query.query;

import chatclique.chat.Service;
import chatclique.chat.turn.Turn;
import chatclique.chat.turn.TurnId;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.LocalDate;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.data.mongodb.core.ReactiveMongoOperations;
import org.springframework.data.mongodb.core.query.Update;
import org.springframework.test.context.TestPropertySource;

/** What is lost or changed behind the service's back is counted; what its owner erased is not. */
@TestPropertySource(
        properties = {
            "spring.mongodb.database=read-back",
            "chatclique.chain.read-back=1h",
            "chatclique.chain.interval=1h"
        })
class ReadBackTest extends Service {

    @Autowired
    private ReadBack readBack;

    @Autowired
    private Sealer sealer;

    @Autowired
    private ReactiveMongoOperations mongo;

    @Autowired
    private MeterRegistry metrics;

    private final String owner = someone();
    private final LocalDate today = LocalDate.now(ZoneOffset.UTC);

    @Test
    void whatIsLostOrChangedIsCounted() {
        String conversation = conversation(user(owner));
        say(user(owner), conversation, "a", "one");
        say(user(owner), conversation, "b", "two");
        say(user(owner), conversation, "c", "three");
        user(owner).delete().uri("/api/v1/chat-log/{day}/1", today).exchange();
        sealer.sealAll().block();
        readBack.some(50).block();
        assertThat(missing()).isZero();

        mongo.updateFirst(query(where("_id").is(id(2))), Update.update("prompt.text", "other"), Turn.class)
                .block();
        readBack.some(50).block();
        assertThat(missing()).isEqualTo(1);
        mongo.remove(query(where("_id").is(id(3))), Turn.class).block();
        readBack.some(50).block();
        assertThat(missing()).isEqualTo(3);
    }

    private double missing() {
        return metrics.get("chatclique.log.readback.missing").counter().count();
    }

    private String id(int seq) {
        return TurnId.of(owner, today, seq).toString();
    }
}
