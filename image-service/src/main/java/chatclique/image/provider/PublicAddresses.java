package chatclique.image.provider;

import java.net.Inet4Address;
import java.net.InetAddress;

/**
 * Which addresses anyone on the Internet may have: none of this machine, its networks, or those that IANA's
 * special-purpose registries set aside.
 */
final class PublicAddresses {

    private static final int[][] RESERVED = {
        {0, 0, 8},
        {10, 0, 8},
        {100, 64, 10},
        {127, 0, 8},
        {169, 254, 16},
        {172, 16, 12},
        {192, 168, 16},
        {198, 18, 15},
        {224, 0, 3},
    };

    private PublicAddresses() {}

    static boolean contains(InetAddress address) {
        if (address.isAnyLocalAddress()
                || address.isLoopbackAddress()
                || address.isLinkLocalAddress()
                || address.isSiteLocalAddress()
                || address.isMulticastAddress()) {
            return false;
        }
        byte[] bytes = address.getAddress();
        return address instanceof Inet4Address ? isPublic4(bytes) : isPublic6(bytes);
    }

    private static boolean isPublic4(byte[] bytes) {
        int first = bytes[0] & 0xff;
        int second = bytes[1] & 0xff;
        int third = bytes[2] & 0xff;
        for (int[] range : RESERVED) {
            int shift = 16 - range[2];
            if (((first << 8 | second) >> shift) == ((range[0] << 8 | range[1]) >> shift)) {
                return false;
            }
        }
        return !(first == 192 && second == 0 && (third == 0 || third == 2)
                || first == 192 && second == 88 && third == 99
                || first == 198 && second == 51 && third == 100
                || first == 203 && second == 0 && third == 113);
    }

    /** Global unicast is 2000::/3; in it, Teredo, documentation and 6to4 can lead anywhere or nowhere. */
    private static boolean isPublic6(byte[] bytes) {
        int first = (bytes[0] & 0xff) << 8 | bytes[1] & 0xff;
        int second = (bytes[2] & 0xff) << 8 | bytes[3] & 0xff;
        boolean teredoAndAlike = first == 0x2001 && second < 0x0200;
        boolean documentation = first == 0x2001 && second == 0x0db8 || first == 0x3fff && second < 0x1000;
        return first >>> 13 == 1 && first != 0x2002 && !teredoAndAlike && !documentation;
    }
}
