package org.xiezhi.signer;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.xiezhi.ledger.DiskFiles;
import org.xiezhi.ledger.LedgerFiles;
import org.xiezhi.ledger.SignerToken;

/** A signer that is gone, as by SIGKILL, when its record is durable and no signature has left it yet. */
final class SignerThatDies {

    private SignerThatDies() {}

    public static void main(String[] arguments) throws IOException {
        DiskFiles disk = new DiskFiles();
        SignerFolder folder =
                SignerFolder.open(Path.of(arguments[0]), SignerFixture.PASSWORD.toCharArray(), new LedgerFiles() {
                    @Override
                    public Optional<byte[]> read(Path file) {
                        return disk.read(file);
                    }

                    @Override
                    public void write(Path file, byte[] bytes) {
                        disk.write(file, bytes);
                    }

                    @Override
                    public void rename(Path from, Path to) {
                        disk.rename(from, to);
                    }

                    @Override
                    public void createFolder(Path path) {
                        disk.createFolder(path);
                    }

                    @Override
                    public void forceFolder(Path path) {
                        disk.forceFolder(path);
                        Runtime.getRuntime().halt(137);
                    }

                    @Override
                    public void delete(Path path) {
                        disk.delete(path);
                    }

                    @Override
                    public List<String> list(Path path) {
                        return disk.list(path);
                    }

                    @Override
                    public boolean exists(Path path) {
                        return disk.exists(path);
                    }

                    @Override
                    public <T> T exclusively(Path lock, Supplier<T> work) {
                        return disk.exclusively(lock, work);
                    }
                });
        SignerServer server =
                SignerServer.start(0, folder.key().name(), folder.signer(), SignerToken.of(SignerFixture.TOKEN));
        RunningSigner.OUT.println("listens 127.0.0.1:" + server.address().getPort());
    }
}
