package chatclique.gateway.page;

import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.core.io.Resource;

/**
 * The web client.
 *
 * @param location the folder of its files; a {@code file:} address is read afresh at each request, for development
 * @param paths its routes, as path patterns: each is answered with {@code index.html}
 */
@ConfigurationProperties("chatclique.gateway.page")
record PageSettings(Resource location, List<String> paths) {}
