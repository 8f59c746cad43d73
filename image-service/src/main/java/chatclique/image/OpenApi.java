package chatclique.image;

import chatclique.auth.Owner;
import chatclique.auth.OwnerId;
import io.swagger.v3.oas.annotations.OpenAPIDefinition;
import io.swagger.v3.oas.annotations.info.Info;
import io.swagger.v3.oas.annotations.servers.Server;
import org.springdoc.core.utils.SpringDocUtils;
import org.springframework.context.annotation.Configuration;

/** How the API is described: at the address where it is called, and without what no caller sends. */
@Configuration(proxyBeanMethods = false)
@OpenAPIDefinition(info = @Info(title = "ChatClique pictures", version = "1"), servers = @Server(url = "/"))
class OpenApi {

    static {
        SpringDocUtils.getConfig().addRequestWrapperToIgnore(Owner.class).addAnnotationsToIgnore(OwnerId.class);
    }
}
