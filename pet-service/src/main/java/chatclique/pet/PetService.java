package chatclique.pet;

import java.time.Clock;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;
import org.springframework.context.annotation.Bean;

/** Keeps pets: who has which, how they feel, what was done for them. */
@SpringBootApplication
@ConfigurationPropertiesScan
class PetService {

    static void main(String[] args) {
        SpringApplication.run(PetService.class, args);
    }

    /** The only time that counts. */
    @Bean
    Clock clock() {
        return Clock.systemUTC();
    }
}
