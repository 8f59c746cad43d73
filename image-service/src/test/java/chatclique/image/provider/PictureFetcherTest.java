package chatclique.image.provider;

import static org.assertj.core.api.Assertions.assertThat;

import chatclique.image.model.ModelException;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.util.unit.DataSize;
import reactor.test.StepVerifier;

class PictureFetcherTest {

    private final AtomicInteger requests = new AtomicInteger();
    private final AtomicInteger lookUps = new AtomicInteger();
    private final CountDownLatch end = new CountDownLatch(1);
    private HttpServer server;

    @BeforeEach
    void start() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/", exchange -> {
            requests.incrementAndGet();
            switch (exchange.getRequestURI().getPath()) {
                case "/picture" -> {
                    exchange.sendResponseHeaders(200, 5);
                    exchange.getResponseBody().write(new byte[] {1, 2, 3, 4, 5});
                }
                case "/inside" -> {
                    exchange.getResponseHeaders().set("Location", "http://127.0.0.1:1/secret");
                    exchange.sendResponseHeaders(302, -1);
                }
                case "/rebound" -> {
                    exchange.getResponseHeaders().set("Location", "https://rebound.example/secret");
                    exchange.sendResponseHeaders(302, -1);
                }
                case "/file" -> {
                    exchange.getResponseHeaders().set("Location", "file:///etc/passwd");
                    exchange.sendResponseHeaders(302, -1);
                }
                case "/round" -> {
                    exchange.getResponseHeaders().set("Location", "/round");
                    exchange.sendResponseHeaders(302, -1);
                }
                case "/moved" -> {
                    exchange.getResponseHeaders().set("Location", "/picture");
                    exchange.sendResponseHeaders(302, -1);
                }
                case "/endless" -> {
                    exchange.sendResponseHeaders(200, 0);
                    byte[] part = new byte[64 * 1024];
                    while (end.getCount() > 0) {
                        exchange.getResponseBody().write(part);
                    }
                }
                case "/silent" -> awaitEnd();
                default -> exchange.sendResponseHeaders(404, -1);
            }
            exchange.close();
        });
        server.start();
    }

    @AfterEach
    void stop() {
        end.countDown();
        server.stop(0);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://pictures.example/a.png",
                "https://127.0.0.1/a.png",
                "https://[::1]/a.png",
                "https://localhost/a.png",
                "https://2130706433/a.png",
                "https://0/a.png",
                "https://169.254.169.254/latest/meta-data",
                "https://10.0.0.7/a.png",
                "https://pictures.example:8443/a.png",
                "https://user:word@pictures.example/a.png",
                "file:///etc/passwd",
                "ftp://pictures.example/a.png",
                "jar:https://pictures.example/a!/b",
                "//pictures.example/a.png",
                "data:image/png;base64,AAAA",
                "https:///a.png",
                "not an address",
                ""
            })
    void onlyPublicHttpsAddressesAreFetched(String address) {
        refused(fetcher(InetAddress::getAllByName), address);
        assertThat(requests).hasValue(0);
    }

    @Test
    void aNameThatLeadsInsideIsNotFetched() {
        byte[] loopback = {127, 0, 0, 1};
        byte[] outside = {93, (byte) 184, (byte) 216, 34};
        refused(
                fetcher(host -> new InetAddress[] {InetAddress.getByAddress(host, loopback)}),
                "https://pictures.example/picture");
        refused(
                fetcher(host -> new InetAddress[] {
                    InetAddress.getByAddress(host, outside), InetAddress.getByAddress(host, loopback)
                }),
                "https://pictures.example/picture");
        assertThat(requests).hasValue(0);
    }

    /** The second look-up would lead inside; there is none. */
    @Test
    void aNameIsLookedUpOnce() {
        String host = "localhost:" + server.getAddress().getPort();
        PictureFetcher fetcher = fetcher(name -> {
            lookUps.incrementAndGet();
            return new InetAddress[] {InetAddress.getLoopbackAddress()};
        });
        assertThat(fetcher.fetch("http://" + host + "/picture").block()).containsExactly(1, 2, 3, 4, 5);
        assertThat(lookUps).hasValue(1);
        assertThat(fetcher.fetch("http://" + host + "/moved").block()).containsExactly(1, 2, 3, 4, 5);
    }

    /**
     * A name whose first look-up leads outside and every later one to a hostile server on this machine, at the one port
     * that may be fetched from: the connection goes to what was looked at, so the server never hears of it.
     */
    @Test
    void aNameThatIsBoundAnewDoesNotLeadInside() {
        InetAddress outside = unreachable();
        PictureFetcher fetcher = fetcher(
                name -> new InetAddress[] {lookUps.incrementAndGet() == 1 ? outside : InetAddress.getLoopbackAddress()},
                server.getAddress().getPort());
        String host = "https://rebound.example:" + server.getAddress().getPort();
        failed(fetcher, host + "/picture", "picture-not-fetched");
        assertThat(lookUps).hasValue(1);
        assertThat(requests).hasValue(0);
        // Asked for again it is looked up again, and refused.
        refused(fetcher, host + "/picture");
        assertThat(lookUps).hasValue(2);
        assertThat(requests).hasValue(0);
    }

    /** The first answer of a host is trusted no more for having been asked before it redirects to itself. */
    @Test
    void aRedirectToANameThatIsBoundAnewIsRefused() {
        String trusted = "localhost:" + server.getAddress().getPort();
        PictureFetcher fetcher = fetcher(name -> {
            lookUps.incrementAndGet();
            return new InetAddress[] {InetAddress.getLoopbackAddress()};
        });
        refused(fetcher, "http://" + trusted + "/rebound");
        assertThat(lookUps).hasValue(2);
        assertThat(requests).hasValue(1);
    }

    @Test
    void redirectsAreLookedAtLikeAnyAddress() {
        String host = "http://localhost:" + server.getAddress().getPort();
        refused(fetcher(InetAddress::getAllByName), host + "/inside");
        refused(fetcher(InetAddress::getAllByName), host + "/file");
        failed(fetcher(InetAddress::getAllByName), host + "/round", "picture-not-fetched");
        assertThat(requests).hasValue(2 + 4);
    }

    @Test
    void sizeAndTimeAreBounded() {
        String host = "http://localhost:" + server.getAddress().getPort();
        failed(fetcher(InetAddress::getAllByName), host + "/endless", "picture-unusable");
        failed(fetcher(InetAddress::getAllByName), host + "/silent", "picture-not-fetched");
        failed(fetcher(InetAddress::getAllByName), host + "/gone", "picture-not-fetched");
    }

    /** An address that anyone may have but that is not handed out: nothing ever answers there. */
    private static InetAddress unreachable() {
        try {
            return InetAddress.getByAddress("rebound.example", new byte[] {(byte) 223, (byte) 255, (byte) 255, 1});
        } catch (UnknownHostException e) {
            throw new IllegalStateException(e);
        }
    }

    private PictureFetcher fetcher(PictureFetcher.Names names) {
        return fetcher(names, 443);
    }

    private PictureFetcher fetcher(PictureFetcher.Names names, int https) {
        String trusted = "localhost:" + server.getAddress().getPort();
        return new PictureFetcher(
                new ProviderProperties(
                        "",
                        "",
                        "",
                        "",
                        "",
                        Duration.ofSeconds(5),
                        1,
                        Duration.ofSeconds(2),
                        DataSize.ofMegabytes(1),
                        List.of(trusted)),
                names,
                https);
    }

    private static void refused(PictureFetcher fetcher, String address) {
        failed(fetcher, address, "picture-address-refused");
    }

    private static void failed(PictureFetcher fetcher, String address, String code) {
        StepVerifier.create(fetcher.fetch(address))
                .expectErrorSatisfies(error -> assertThat(error)
                        .isInstanceOfSatisfying(
                                ModelException.class, e -> assertThat(e.code()).isEqualTo(code)))
                .verify(Duration.ofSeconds(10));
    }

    private void awaitEnd() {
        try {
            end.await(10, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
