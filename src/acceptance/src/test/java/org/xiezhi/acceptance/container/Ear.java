package org.xiezhi.acceptance.container;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.assertj.core.api.Assertions;
import org.jboss.arquillian.container.test.api.Testable;
import org.jboss.shrinkwrap.api.ArchivePath;
import org.jboss.shrinkwrap.api.ArchivePaths;
import org.jboss.shrinkwrap.api.ShrinkWrap;
import org.jboss.shrinkwrap.api.asset.StringAsset;
import org.jboss.shrinkwrap.api.spec.EnterpriseArchive;
import org.jboss.shrinkwrap.api.spec.JavaArchive;
import org.jboss.shrinkwrap.api.spec.WebArchive;

/** The built EAR with a test class inside one of its WARs. */
final class Ear {

    private static final ArchivePath SHIRO = ArchivePaths.create("WEB-INF/workbench.ini");

    private Ear() {}

    static EnterpriseArchive withTestIn(String war, Class<?> test) {
        File file =
                Path.of(System.getProperty("xiezhi.distribution"), "xiezhi.ear").toFile();
        EnterpriseArchive ear = ShrinkWrap.createFromZipFile(EnterpriseArchive.class, file);
        WebArchive host = ear.getAsType(WebArchive.class, war);
        host.addClass(test);
        host.addAsLibrary(ShrinkWrap.createFromZipFile(JavaArchive.class, jarOf(Assertions.class)));
        if (host.contains(SHIRO)) {
            letTestsIn(host);
        }
        Testable.archiveToTest(host);
        return ear;
    }

    /** Every address is closed unless a line opens it; the one of the tests' own servlet is opened here only. */
    private static void letTestsIn(WebArchive host) {
        String rules = text(host);
        String open = rules.replace("[urls]", "[urls]\n/ArquillianServletRunner* = anon\n");
        host.delete(SHIRO);
        host.add(new StringAsset(open), SHIRO);
    }

    private static String text(WebArchive host) {
        try (InputStream in = host.get(SHIRO).getAsset().openStream()) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException("the WAR cannot be read", e);
        }
    }

    private static File jarOf(Class<?> type) {
        return new File(type.getProtectionDomain().getCodeSource().getLocation().getPath());
    }
}
