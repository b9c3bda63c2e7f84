package org.xiezhi.launcher;

import java.io.IOException;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Gathers raw settings: the command line wins over the settings file, the file over the environment. */
class SettingsSources {
    private static final String PREFIX = "xiezhi.";
    private static final String VARIABLE_PREFIX = "XIEZHI_";

    private final Map<Setting, String> values = new EnumMap<>(Setting.class);

    static Map<Setting, String> gather(List<String> arguments, Properties system, Map<String, String> environment) {
        SettingsSources sources = new SettingsSources();
        sources.addEnvironment(environment);
        CommandLine commandLine = CommandLine.parse(arguments);
        Path file = commandLine.settingsFile();
        if (file != null) {
            sources.addFile(file);
        }
        for (String name : system.stringPropertyNames()) {
            if (name.startsWith(PREFIX)) {
                sources.addFromCommandLine(name, system.getProperty(name));
            }
        }
        commandLine.definitions().forEach(sources::addFromCommandLine);
        return Map.copyOf(sources.values);
    }

    private void addEnvironment(Map<String, String> environment) {
        environment.forEach((variable, value) -> {
            if (variable.startsWith(VARIABLE_PREFIX)) {
                Optional<Setting> setting = Setting.ofVariable(variable);
                values.put(setting.orElseThrow(() -> unknown("environment variable", variable)), value);
            }
        });
    }

    private void addFile(Path file) {
        Properties properties = new Properties();
        try (Reader reader = Files.newBufferedReader(file, StandardCharsets.UTF_8)) {
            properties.load(reader);
        } catch (IOException | IllegalArgumentException e) {
            throw new StartRefusedException(
                    "Settings file " + file + " cannot be read: expected a readable UTF-8 properties file (" + e + ").",
                    e);
        }
        for (String name : properties.stringPropertyNames()) {
            Setting setting = Setting.ofKey(name).orElseThrow(() -> unknown("setting in " + file, name));
            if (setting.secret()) {
                refuseReadableByOthers(file);
            }
            values.put(setting, properties.getProperty(name));
        }
    }

    private void addFromCommandLine(String name, @Nullable String value) {
        Setting setting = Setting.ofKey(name).orElseThrow(() -> unknown("setting", name));
        if (setting.secret()) {
            throw new StartRefusedException(
                    name + " must not stand on the command line, where every user of the machine can read it:"
                            + " put it into the settings file or into the environment variable "
                            + setting.variable() + ".");
        }
        values.put(setting, value == null ? "" : value);
    }

    private static void refuseReadableByOthers(Path file) {
        try {
            if (!Files.getFileStore(file).supportsFileAttributeView("posix")) {
                return;
            }
            Set<PosixFilePermission> permissions = Files.getPosixFilePermissions(file);
            if (permissions.contains(PosixFilePermission.OTHERS_READ)) {
                throw new StartRefusedException("Settings file " + file
                        + " holds a password and every user of the machine can read it: run chmod 600 on it.");
            }
        } catch (IOException e) {
            throw new StartRefusedException("The permissions of settings file " + file + " cannot be read.", e);
        }
    }

    private static StartRefusedException unknown(String kind, String name) {
        return new StartRefusedException("Unknown " + kind + ": " + name + ". Known are "
                + String.join(
                        ", ",
                        List.of(Setting.values()).stream().map(Setting::key).toList())
                + ".");
    }
}
