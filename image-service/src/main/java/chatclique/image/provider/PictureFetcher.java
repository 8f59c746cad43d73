package chatclique.image.provider;

import chatclique.image.model.ModelException;
import io.netty.channel.ChannelOption;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpStatus;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;
import reactor.netty.ByteBufFlux;
import reactor.netty.http.client.HttpClient;
import reactor.netty.http.client.HttpClientResponse;
import reactor.netty.resources.ConnectionProvider;

/**
 * Fetches a picture from an address that a provider named. The address is a stranger's word: only https, only public
 * hosts, and the connection goes to the very address that was looked at, so that a name can't lead elsewhere a moment
 * later. Redirects are looked at in the same way. Size and time are bounded.
 */
public final class PictureFetcher {

    private static final Logger log = LoggerFactory.getLogger(PictureFetcher.class);
    private static final Set<Integer> REDIRECTS = Set.of(301, 302, 303, 307, 308);
    private static final int MOST_REDIRECTS = 3;
    private static final int HTTPS = 443;

    private final ProviderProperties properties;
    private final Names names;
    private final int https;
    private final HttpClient http;

    /** Looks up the addresses of a name. */
    interface Names {
        InetAddress[] addresses(String host) throws UnknownHostException;
    }

    private record Answer(int status, @Nullable String location, byte[] bytes) {}

    /** A fetcher that asks the system for the addresses of names. */
    public PictureFetcher(ProviderProperties properties) {
        this(properties, InetAddress::getAllByName, HTTPS);
    }

    PictureFetcher(ProviderProperties properties, Names names, int https) {
        this.properties = properties;
        this.names = names;
        this.https = https;
        // A connection of its own for each picture: none is kept open to a host that was public once.
        this.http = HttpClient.create(ConnectionProvider.newConnection())
                .option(ChannelOption.CONNECT_TIMEOUT_MILLIS, 5_000)
                .followRedirect(false)
                .disableRetry(true);
    }

    /** The bytes behind an address; a {@code ModelException} when it isn't to be trusted or doesn't deliver. */
    public Mono<byte[]> fetch(String address) {
        return Mono.defer(() -> fetch(URI.create(address), MOST_REDIRECTS))
                .timeout(properties.fetchTimeout())
                .onErrorMap(TimeoutException.class, PictureFetcher::failed)
                .onErrorMap(IllegalArgumentException.class, PictureFetcher::refused)
                .onErrorMap(IOException.class, PictureFetcher::failed);
    }

    private Mono<byte[]> fetch(URI address, int redirects) {
        return Mono.fromCallable(() -> vetted(address))
                .subscribeOn(Schedulers.boundedElastic())
                .flatMap(target -> get(address, target))
                .flatMap(answer -> follow(address, answer, redirects));
    }

    private Mono<byte[]> follow(URI address, Answer answer, int redirects) {
        if (answer.status() == 200) {
            return Mono.just(answer.bytes());
        }
        if (REDIRECTS.contains(answer.status()) && answer.location() != null && redirects > 0) {
            return fetch(address.resolve(answer.location()), redirects - 1);
        }
        return Mono.error(failed(new IllegalStateException("Status " + answer.status())));
    }

    /** The address to connect to, once it is certain that it may be. */
    private InetSocketAddress vetted(URI address) throws UnknownHostException {
        String host = address.getHost();
        if (host == null || address.getRawUserInfo() != null) {
            throw refused(null);
        }
        int port = port(address);
        if (properties.trustedHosts().contains(host + ':' + port)) {
            return new InetSocketAddress(names.addresses(host)[0], port);
        }
        if (!"https".equals(address.getScheme()) || port != https) {
            throw refused(null);
        }
        InetAddress[] addresses = names.addresses(host.replaceAll("[\\[\\]]", ""));
        for (InetAddress each : addresses) {
            if (!PublicAddresses.contains(each)) {
                log.warn("A picture's address leads to a host that is not public; it was not fetched");
                throw refused(null);
            }
        }
        // Resolved already, with its name kept for the certificate: it is not looked up again.
        return new InetSocketAddress(InetAddress.getByAddress(host, addresses[0].getAddress()), port);
    }

    private Mono<Answer> get(URI address, InetSocketAddress target) {
        HttpClient client = "https".equals(address.getScheme()) ? http.secure() : http.noSSL();
        String path = address.getRawPath().isEmpty() ? "/" : address.getRawPath();
        String query = address.getRawQuery() == null ? "" : "?" + address.getRawQuery();
        return client.remoteAddress(() -> target)
                .headers(headers -> headers.set("Accept", "image/png, image/jpeg"))
                .get()
                .uri(path + query)
                .response((response, body) -> read(response, body).flux())
                .next();
    }

    private Mono<Answer> read(HttpClientResponse response, ByteBufFlux body) {
        int status = response.status().code();
        if (status != 200) {
            return Mono.just(new Answer(status, response.responseHeaders().get("Location"), new byte[0]));
        }
        long most = properties.bytes().toBytes();
        return body.asByteArray()
                .reduceWith(ByteArrayOutputStream::new, (all, part) -> append(all, part, most))
                .map(all -> new Answer(status, null, all.toByteArray()));
    }

    private static ByteArrayOutputStream append(ByteArrayOutputStream all, byte[] part, long most) {
        if (all.size() + (long) part.length > most) {
            throw ModelException.lasting(
                    "picture-unusable", HttpStatus.BAD_GATEWAY, "The provider's picture is too big.", null);
        }
        all.writeBytes(part);
        return all;
    }

    private static int port(URI address) {
        if (address.getPort() != -1) {
            return address.getPort();
        }
        return "http".equals(address.getScheme()) ? 80 : HTTPS;
    }

    private static ModelException refused(@Nullable Throwable cause) {
        return ModelException.lasting(
                "picture-address-refused",
                HttpStatus.BAD_GATEWAY,
                "The provider's picture is at an address that is not fetched from.",
                cause);
    }

    private static ModelException failed(Throwable cause) {
        return ModelException.passing(
                "picture-not-fetched",
                HttpStatus.BAD_GATEWAY,
                "The provider's picture could not be fetched.",
                Duration.ZERO,
                cause);
    }
}
