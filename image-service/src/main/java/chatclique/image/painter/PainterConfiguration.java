package chatclique.image.painter;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import tools.jackson.databind.json.JsonMapper;

@Configuration(proxyBeanMethods = false)
class PainterConfiguration {

    @Bean
    BuiltInPainter builtInPainter(JsonMapper json) {
        return new BuiltInPainter(new Art(json));
    }
}
