package chatclique.gateway;

import io.swagger.v3.oas.annotations.OpenAPIDefinition;
import io.swagger.v3.oas.annotations.info.Info;
import io.swagger.v3.oas.annotations.servers.Server;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;

@SpringBootApplication
@ConfigurationPropertiesScan
@OpenAPIDefinition(info = @Info(title = "ChatClique account", version = "1"), servers = @Server(url = "/"))
class Gateway {

    static void main(String[] args) {
        // Reactor Netty since 1.3.6 can stop reading a connection that is used again (reactor-netty #4361); its own
        // setting ends each answer first. It is read when the engine is loaded.
        System.setProperty("reactor.netty.http.server.lastFlushWhenNoRead", "true");
        SpringApplication.run(Gateway.class, args);
    }
}
