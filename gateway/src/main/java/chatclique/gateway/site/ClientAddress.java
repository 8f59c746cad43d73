package chatclique.gateway.site;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.stereotype.Component;

/**
 * Where a request comes from: the other end of the connection, or, when that is a proxy of ours
 * ({@code chatclique.trusted-proxies}, a list of addresses), the last address that this proxy adds to
 * {@code X-Forwarded-For}. What stands before it in that header is only a claim.
 */
@Component
public class ClientAddress {

    private final List<String> proxies;

    ClientAddress(@Value("${chatclique.trusted-proxies}") List<String> proxies) {
        this.proxies = List.copyOf(proxies);
    }

    /** The client's address. */
    public String of(ServerHttpRequest request) {
        InetAddress address = find(request);
        return address == null ? "unknown" : address.getHostAddress();
    }

    /** The client's network: its address, or for IPv6 its first 64 bits, since one host has all the rest. */
    public String network(ServerHttpRequest request) {
        InetAddress address = find(request);
        if (address instanceof Inet6Address) {
            byte[] bytes = address.getAddress();
            StringBuilder prefix = new StringBuilder();
            for (int i = 0; i < 8; i++) {
                prefix.append(Integer.toHexString(bytes[i] & 0xff)).append(':');
            }
            return prefix.toString();
        }
        return address == null ? "unknown" : address.getHostAddress();
    }

    private @Nullable InetAddress find(ServerHttpRequest request) {
        InetSocketAddress remote = request.getRemoteAddress();
        InetAddress peer = remote == null ? null : remote.getAddress();
        if (peer == null || proxies.isEmpty() || !proxies.contains(peer.getHostAddress())) {
            return peer;
        }
        InetAddress told = told(request);
        return told == null ? peer : told;
    }

    private static @Nullable InetAddress told(ServerHttpRequest request) {
        List<String> lines = request.getHeaders().getOrEmpty("X-Forwarded-For");
        if (lines.isEmpty()) {
            return null;
        }
        String line = lines.getLast();
        try {
            return InetAddress.ofLiteral(
                    line.substring(line.lastIndexOf(',') + 1).strip());
        } catch (IllegalArgumentException noAddress) {
            return null;
        }
    }
}
