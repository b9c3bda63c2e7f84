package org.xiezhi.casework.evidence;

import jakarta.annotation.PostConstruct;
import jakarta.annotation.PreDestroy;
import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedThreadFactory;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * The server's threads that hash, and force to the disk, beside the request that receives a file.
 *
 * <p>Not its executor: for each task that one keeps the caller's context, and looks through the whole class path for it.
 * A file over a quick line gives thousands of tasks, which need no context.
 */
@ApplicationScoped
public class VaultThreads implements Executor {

    @Resource
    private ManagedThreadFactory factory;

    @SuppressWarnings("NullAway.Init") // set by open() before the container hands the bean out
    private ExecutorService pool;

    @PostConstruct
    void open() {
        // Unbounded: whoever waits for the hash of his file must not wait for another file's.
        pool = Executors.newCachedThreadPool(factory);
    }

    @PreDestroy
    void close() {
        pool.shutdown();
    }

    @Override
    public void execute(Runnable task) {
        pool.execute(task);
    }
}
