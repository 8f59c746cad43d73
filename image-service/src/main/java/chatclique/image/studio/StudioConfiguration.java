package chatclique.image.studio;

import chatclique.image.model.Maker;
import chatclique.image.model.Prices;
import chatclique.image.painter.BuiltInPainter;
import chatclique.image.provider.OpenAiImages;
import chatclique.image.provider.PictureFetcher;
import chatclique.image.provider.ProviderProperties;
import chatclique.image.queue.Job.Step;
import chatclique.image.queue.Jobs;
import chatclique.image.queue.Lanes;
import chatclique.image.queue.QueueProperties;
import java.time.Clock;
import java.time.Duration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import reactor.core.scheduler.Scheduler;
import reactor.core.scheduler.Schedulers;
import tools.jackson.databind.json.JsonMapper;

@Configuration(proxyBeanMethods = false)
class StudioConfiguration {

    /** A provider if one is named, with the built-in painter for when there is none. */
    @Bean
    Maker maker(ProviderProperties provider, Prices prices, BuiltInPainter painter, JsonMapper json, Clock clock) {
        return provider.present()
                ? new Maker(
                        provider.model(),
                        new OpenAiImages(provider, json, clock),
                        provider.atOnce(),
                        provider.timeout(),
                        prices)
                : new Maker(
                        BuiltInPainter.NAME,
                        painter,
                        Runtime.getRuntime().availableProcessors(),
                        Duration.ofSeconds(30),
                        Prices.NONE);
    }

    @Bean
    PictureFetcher pictureFetcher(ProviderProperties provider) {
        return new PictureFetcher(provider);
    }

    /** Threads for what blocks or computes: as many as pictures are made at once, so nothing queues behind them. */
    @Bean(destroyMethod = "dispose")
    Scheduler studioThreads(Maker maker) {
        return Schedulers.newBoundedElastic(maker.atOnce(), 1_000, "studio", 60, true);
    }

    @Bean
    Lanes painting(Jobs jobs, QueueProperties queue, Maker maker, Studio studio) {
        return new Lanes(jobs, queue, Step.PAINT, maker.atOnce(), studio::work);
    }
}
