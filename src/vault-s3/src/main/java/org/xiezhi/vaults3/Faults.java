package org.xiezhi.vaults3;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.nio.file.NoSuchFileException;
import java.util.Set;
import org.xiezhi.vault.store.StorageFullException;
import org.xiezhi.vault.store.StoreFaultException;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.exception.AbortedException;
import software.amazon.awssdk.core.exception.SdkException;

/** Turns what the SDK throws into what the store's interface promises. */
final class Faults {

    static final int FORBIDDEN = 403;
    static final int PRECONDITION_FAILED = 412;
    private static final int NOT_FOUND = 404;
    private static final int INSUFFICIENT_STORAGE = 507;

    /** What servers call it when a bucket or its disks are full: Ceph, MinIO (its quota, then its disks), Huawei OBS. */
    private static final Set<String> FULL =
            Set.of("QuotaExceeded", "XMinioAdminBucketQuotaExceeded", "XMinioStorageFull", "InsufficientStorageSpace");

    private Faults() {}

    static IOException of(String what, long brought, SdkException failure) {
        if (isFull(failure)) {
            return new StorageFullException(brought, 0, failure);
        }
        if (status(failure) == NOT_FOUND) {
            return withCause(new NoSuchFileException(null, null, what + ": " + said(failure)), failure);
        }
        if (failure instanceof AbortedException) {
            return withCause(new InterruptedIOException(what + ": interrupted"), failure);
        }
        return new StoreFaultException(what + ": " + said(failure), failure);
    }

    /** The status of the answer; 0 if there was none. */
    static int status(SdkException failure) {
        return failure instanceof AwsServiceException answered ? answered.statusCode() : 0;
    }

    private static boolean isFull(SdkException failure) {
        return status(failure) == INSUFFICIENT_STORAGE
                || (failure instanceof AwsServiceException answered
                        && answered.awsErrorDetails() != null
                        && FULL.contains(
                                String.valueOf(answered.awsErrorDetails().errorCode())));
    }

    /** Of an answer its status and code, and not the request with its signature; of a lost line what the line said. */
    private static String said(SdkException failure) {
        return failure instanceof AwsServiceException answered && answered.awsErrorDetails() != null
                ? answered.statusCode() + " " + answered.awsErrorDetails().errorCode()
                : String.valueOf(failure.getMessage());
    }

    private static IOException withCause(IOException told, Throwable cause) {
        told.initCause(cause);
        return told;
    }
}
