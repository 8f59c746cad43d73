package chatclique.launcher;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Set;

/** Passwords between the parts: random, one set for each data folder, readable by its owner only. */
record Secrets(String keycloakAdmin, String gatewayClient, String chatClient, String imageClient) {

    private static final int BYTES = 32;

    /** Reads those of the folder, and makes the missing ones. */
    static Secrets in(Path folder) {
        return new Secrets(
                secret(folder.resolve("keycloak-admin")),
                secret(folder.resolve("gateway-client")),
                secret(folder.resolve("chat-client")),
                secret(folder.resolve("image-client")));
    }

    private static String secret(Path file) {
        try {
            if (!Files.exists(file)) {
                create(file);
            }
            return Files.readString(file).strip();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void create(Path file) throws IOException {
        byte[] random = new byte[BYTES];
        new SecureRandom().nextBytes(random);
        String text = Base64.getUrlEncoder().withoutPadding().encodeToString(random) + "\n";
        FileAttribute<?>[] ownerOnly = Files.getFileStore(file.getParent()).supportsFileAttributeView("posix")
                ? new FileAttribute<?>[] {
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"))
                }
                : new FileAttribute<?>[0];
        try (FileChannel channel =
                FileChannel.open(file, Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE), ownerOnly)) {
            channel.write(StandardCharsets.UTF_8.encode(text));
        } catch (FileAlreadyExistsException e) {
            // made by another start in this moment; that one counts
        }
    }

    /** Never in a log. */
    @Override
    public String toString() {
        return "Secrets[…]";
    }
}
