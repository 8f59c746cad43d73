package chatclique.auth.problem;

import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.boot.jackson.autoconfigure.JacksonAutoConfiguration;
import org.springframework.boot.webflux.autoconfigure.error.ErrorWebFluxAutoConfiguration;
import org.springframework.boot.webflux.error.ErrorWebExceptionHandler;
import org.springframework.context.annotation.Bean;
import org.springframework.http.HttpStatus;
import org.springframework.http.codec.ServerCodecConfigurer;
import org.springframework.security.web.server.firewall.ServerExchangeRejectedHandler;
import org.springframework.web.reactive.config.WebFluxConfigurer;
import reactor.core.publisher.Mono;
import tools.jackson.databind.json.JsonMapper;

/** Gives a service one answer to everything that goes wrong, and strict reading of what callers send. */
@AutoConfiguration(before = ErrorWebFluxAutoConfiguration.class, after = JacksonAutoConfiguration.class)
@ConditionalOnWebApplication(type = ConditionalOnWebApplication.Type.REACTIVE)
class ProblemAutoConfiguration {

    @Bean
    @ConditionalOnMissingBean
    ErrorWebExceptionHandler problems() {
        return new ProblemHandler();
    }

    /** Requests that Spring Security's firewall refuses: odd paths, methods and header values. */
    @Bean
    @ConditionalOnMissingBean
    ServerExchangeRejectedHandler rejectedExchanges() {
        return (exchange, rejected) -> Mono.error(
                new ProblemException(HttpStatus.BAD_REQUEST, "bad-request", "The request was refused.", rejected));
    }

    @Bean
    WebFluxConfigurer strictJson(JsonMapper mapper) {
        return new WebFluxConfigurer() {
            @Override
            public void configureHttpMessageCodecs(ServerCodecConfigurer configurer) {
                configurer.defaultCodecs().jacksonJsonDecoder(new Utf8Json(StrictJson.from(mapper)));
            }
        };
    }
}
