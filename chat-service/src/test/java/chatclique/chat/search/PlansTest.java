package chatclique.chat.search;

import static org.assertj.core.api.Assertions.assertThat;

import chatclique.chat.ManyTurns;
import chatclique.chat.Service;
import chatclique.chat.chain.Links;
import chatclique.chat.chain.Sealer;
import chatclique.chat.turn.Days;
import chatclique.chat.turn.TurnId;
import chatclique.chat.turn.Turns;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import org.bson.Document;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.data.mongodb.core.ReactiveMongoOperations;
import org.springframework.data.mongodb.core.query.Criteria;
import org.springframework.data.mongodb.core.query.Query;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.testcontainers.junit.jupiter.Container;
import org.testcontainers.junit.jupiter.Testcontainers;
import org.testcontainers.mongodb.MongoDBContainer;
import reactor.core.publisher.Mono;

/** How MongoDB itself answers what is read: by an index, in its order, with no document looked at in vain. */
@Testcontainers(disabledWithoutDocker = true)
class PlansTest extends Service {

    private static final int TURNS = 5_000;

    @Container
    private static final MongoDBContainer MONGO = new MongoDBContainer("mongo:8");

    @DynamicPropertySource
    static void mongo(DynamicPropertyRegistry registry) {
        registry.add("spring.mongodb.uri", MONGO::getReplicaSetUrl);
    }

    @Autowired
    private ReactiveMongoOperations mongo;

    @Autowired
    private Turns turns;

    @Autowired
    private Days days;

    @Autowired
    private Links links;

    @Autowired
    private Sealer sealer;

    @Autowired
    private Search search;

    private final String owner = someone();

    @Test
    void whatIsReadIsReadByAnIndexAndNothingBeside() {
        ManyTurns.write(mongo, owner, TURNS);
        ManyTurns.write(mongo, someone(), TURNS);
        sealer.seal(owner).block();
        LocalDate day = ManyTurns.FIRST.plusDays(17);
        Map<String, Mono<?>> reads = Map.of(
                "a day", turns.ofDay(owner, day, 0, 50),
                "a month", days.month(owner, YearMonth.from(day)),
                "an entry", turns.find(owner, TurnId.of(owner, day, 7)),
                "a rare word", search.find(owner, "needle", null, 20),
                "a frequent word", search.find(owner, "everywhere", null, 20),
                "the page after", search.find(owner, "everywhere", "1611000000000-20210118-7", 20),
                "the head of the chain", links.head(owner),
                "a piece of the chain", links.after(owner, 2_000, 50));
        reads.forEach((name, read) -> {
            mongo.executeCommand("{profile: 2}").block();
            read.block();
            mongo.executeCommand("{profile: 0}").block();
            List<Document> plans = mongo.find(
                            new Query(Criteria.where("op").is("query")), Document.class, "system.profile")
                    .collectList()
                    .block();
            assertThat(plans).as(name).isNotEmpty().allSatisfy(plan -> assertByIndex(name, plan));
            mongo.dropCollection("system.profile").block();
        });
    }

    private static void assertByIndex(String name, Document plan) {
        assertThat(plan.getString("planSummary")).as(name).doesNotContain("COLLSCAN");
        assertThat(plan.getBoolean("hasSortStage", false)).as(name).isFalse();
        assertThat(number(plan, "docsExamined"))
                .as("%s: %s", name, plan.toJson())
                .isLessThanOrEqualTo(number(plan, "nreturned"));
    }

    private static long number(Document plan, String field) {
        return ((Number) plan.get(field)).longValue();
    }
}
