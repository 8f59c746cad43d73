package chatclique.pet.testing;

import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.boot.testcontainers.service.connection.ServiceConnection;
import org.springframework.context.annotation.Bean;
import org.testcontainers.mongodb.MongoDBContainer;

/** MongoDB as a replica set in a container; for tests and for running the service by hand. */
@TestConfiguration(proxyBeanMethods = false)
public class MongoPart {

    @Bean
    @ServiceConnection
    MongoDBContainer mongo() {
        return new MongoDBContainer("mongo:8");
    }
}
