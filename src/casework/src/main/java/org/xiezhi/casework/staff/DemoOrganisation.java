package org.xiezhi.casework.staff;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.xiezhi.access.Role;

/** The fictitious county-level city of {@code config/demo/organisation.yaml}. */
public record DemoOrganisation(List<DemoRoom> rooms, List<DemoAccount> accounts) {

    private static final String FILE = "/org/xiezhi/casework/demo/organisation.yaml";

    /**
     * A room of the file.
     *
     * @param ledBy login name of the leader in charge; null for a room that nobody leads
     */
    public record DemoRoom(
            String code,
            String duty,
            String simplified,
            String traditional,
            String english,
            @Nullable String ledBy) {}

    /** Reads the file that travels in the archive. */
    public static DemoOrganisation read() {
        try (InputStream file = DemoOrganisation.class.getResourceAsStream(FILE)) {
            Object root = new Load(LoadSettings.builder().setLabel(FILE).build())
                    .loadFromInputStream(Objects.requireNonNull(file, FILE));
            Map<?, ?> organisation = (Map<?, ?>) Objects.requireNonNull(root, FILE);
            return new DemoOrganisation(
                    list(organisation, "rooms").stream()
                            .map(DemoOrganisation::room)
                            .toList(),
                    list(organisation, "accounts").stream()
                            .map(DemoOrganisation::account)
                            .toList());
        } catch (IOException e) {
            throw new UncheckedIOException(FILE, e);
        }
    }

    private static List<? extends Map<?, ?>> list(Map<?, ?> from, String key) {
        return ((List<?>) Objects.requireNonNull(from.get(key), key))
                .stream().map(item -> (Map<?, ?>) item).toList();
    }

    private static DemoRoom room(Map<?, ?> row) {
        return new DemoRoom(
                text(row, "code"), text(row, "duty"), text(row, "zh_CN"), text(row, "zh_TW"), text(row, "en"), (String)
                        row.get("ledBy"));
    }

    private static DemoAccount account(Map<?, ?> row) {
        List<Role> roles = ((List<?>) Objects.requireNonNull(row.get("roles"), "roles"))
                .stream().map(role -> Role.valueOf((String) role)).toList();
        return new DemoAccount(
                text(row, "login"),
                text(row, "password"),
                text(row, "name"),
                roles,
                Objects.requireNonNullElse((String) row.get("room"), ""));
    }

    private static String text(Map<?, ?> row, String key) {
        return (String) Objects.requireNonNull(row.get(key), key);
    }
}
