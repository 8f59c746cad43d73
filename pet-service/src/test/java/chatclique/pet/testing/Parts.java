package chatclique.pet.testing;

import chatclique.auth.testing.TestIssuer;
import org.springframework.boot.mongodb.autoconfigure.MongoClientSettingsBuilderCustomizer;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.boot.webtestclient.autoconfigure.WebTestClientBuilderCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Primary;
import org.springframework.core.io.buffer.DefaultDataBufferFactory;
import org.springframework.test.context.DynamicPropertyRegistrar;
import org.springframework.web.reactive.function.client.ClientResponse;
import reactor.core.publisher.Flux;

/** The parts around the service under test that all tests share. */
@TestConfiguration(proxyBeanMethods = false)
public class Parts {

    @Bean
    DynamicPropertyRegistrar issuer() {
        return registry -> {
            TestIssuer issuer = TestIssuer.shared();
            registry.add("spring.security.oauth2.resourceserver.jwt.issuer-uri", issuer::issuer);
            registry.add("spring.security.oauth2.resourceserver.jwt.jwk-set-uri", () -> issuer.issuer() + "/certs");
        };
    }

    @Bean
    @Primary
    TestClock testClock() {
        return new TestClock();
    }

    @Bean
    StoreReads storeReads() {
        return new StoreReads();
    }

    @Bean
    MongoClientSettingsBuilderCustomizer countedReads(StoreReads reads) {
        return settings -> settings.addCommandListener(reads);
    }

    /** Reads every answer to its end, also where a test looks at its status only: unread bytes are reported as leaks. */
    @Bean
    WebTestClientBuilderCustomizer wholeAnswers() {
        return client -> client.filter((request, next) -> next.exchange(request)
                .flatMap(answer -> answer.bodyToMono(byte[].class)
                        .defaultIfEmpty(new byte[0])
                        .map(body -> ClientResponse.create(answer.statusCode(), answer.strategies())
                                .headers(headers ->
                                        headers.putAll(answer.headers().asHttpHeaders()))
                                .body(Flux.just(DefaultDataBufferFactory.sharedInstance.wrap(body)))
                                .build())));
    }
}
