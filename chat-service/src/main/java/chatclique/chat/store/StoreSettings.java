package chatclique.chat.store;

import com.mongodb.ReadPreference;
import com.mongodb.WriteConcern;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.springframework.beans.factory.InitializingBean;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.boot.mongodb.autoconfigure.MongoClientSettingsBuilderCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.data.mongodb.core.convert.DefaultMongoTypeMapper;
import org.springframework.data.mongodb.core.convert.MappingMongoConverter;

/** The connection to the database: a write is acknowledged when it survives the loss of a member and of power. */
@Configuration(proxyBeanMethods = false)
class StoreSettings {

    /**
     * How long to wait for the database before a caller is told that it is away.
     *
     * @param selection for a server that can be written to
     * @param connection for a free connection of the pool
     * @param answer for the answer to a command
     * @param connections the most that are open at once
     */
    @ConfigurationProperties("chatclique.store")
    record Limits(
            @DefaultValue("3s") Duration selection,
            @DefaultValue("3s") Duration connection,
            @DefaultValue("10s") Duration answer,
            @DefaultValue("64") int connections) {}

    @Bean
    MongoClientSettingsBuilderCustomizer durableWrites(Limits limits) {
        return settings -> settings.writeConcern(WriteConcern.MAJORITY.withJournal(true))
                .readPreference(ReadPreference.primary())
                .applyToClusterSettings(cluster ->
                        cluster.serverSelectionTimeout(limits.selection().toMillis(), TimeUnit.MILLISECONDS))
                .applyToConnectionPoolSettings(pool -> pool.maxSize(limits.connections())
                        .maxWaitTime(limits.connection().toMillis(), TimeUnit.MILLISECONDS))
                .applyToSocketSettings(
                        socket -> socket.readTimeout(limits.answer().toMillis(), TimeUnit.MILLISECONDS));
    }

    /** Documents carry no Java class names: they outlive the code that wrote them. */
    @Bean
    InitializingBean plainDocuments(MappingMongoConverter converter) {
        return () -> converter.setTypeMapper(new DefaultMongoTypeMapper(null));
    }
}
