package chatclique.pet.life;

import com.mongodb.ReadConcern;
import com.mongodb.WriteConcern;
import com.mongodb.reactivestreams.client.MongoClient;
import com.mongodb.reactivestreams.client.MongoDatabase;
import java.util.concurrent.TimeUnit;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.mongodb.autoconfigure.MongoClientSettingsBuilderCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** How this service uses MongoDB, or the embedded store that speaks its protocol. */
@Configuration(proxyBeanMethods = false)
class StoreConfiguration {

    /**
     * What is acknowledged has reached the journals of a majority, and what is read can't be rolled back: an event is
     * never numbered after one that a change of the primary takes away.
     */
    @Bean
    MongoDatabase database(MongoClient client, @Value("${spring.mongodb.database}") String name) {
        return client.getDatabase(name)
                .withWriteConcern(WriteConcern.MAJORITY.withJournal(true))
                .withReadConcern(ReadConcern.MAJORITY);
    }

    /** A request fails in time when the store is away, instead of after the driver's half a minute. */
    @Bean
    MongoClientSettingsBuilderCustomizer failInTime(LifeProperties properties) {
        int limit = Math.toIntExact(properties.timeout().toMillis() / 2);
        return settings -> settings.applyToClusterSettings(
                        cluster -> cluster.serverSelectionTimeout(limit, TimeUnit.MILLISECONDS))
                .applyToSocketSettings(socket -> socket.connectTimeout(limit, TimeUnit.MILLISECONDS))
                .applyToConnectionPoolSettings(pool -> pool.maxWaitTime(limit, TimeUnit.MILLISECONDS));
    }
}
