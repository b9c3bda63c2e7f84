package org.xiezhi.vaults3;

import java.time.Duration;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.core.checksums.RequestChecksumCalculation;
import software.amazon.awssdk.core.checksums.ResponseChecksumValidation;
import software.amazon.awssdk.core.client.config.ClientOverrideConfiguration;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.urlconnection.ProxyConfiguration;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.profiles.ProfileFile;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.retries.StandardRetryStrategy;
import software.amazon.awssdk.services.s3.S3Client;

/** Builds the client: everything that the SDK would take from the machine's environment, or guess, is said here. */
final class Clients {

    private static final int ATTEMPTS = 3;

    private Clients() {}

    static S3Client of(BucketSettings settings) {
        return S3Client.builder()
                .endpointOverride(settings.endpoint())
                .region(Region.of(settings.region()))
                .credentialsProvider(StaticCredentialsProvider.create(
                        AwsBasicCredentials.create(settings.accessKey(), settings.secretKey())))
                .forcePathStyle(settings.pathStyle())
                // Servers other than Amazon's do not all know the newer checksums; parts carry a Content-MD5, and what
                // is read
                // is authenticated segment by segment.
                .requestChecksumCalculation(RequestChecksumCalculation.WHEN_REQUIRED)
                .responseChecksumValidation(ResponseChecksumValidation.WHEN_REQUIRED)
                // Nor the signature in chunks: the whole part lies in memory anyhow.
                .serviceConfiguration(service -> service.chunkedEncodingEnabled(false))
                .httpClient(connections(settings.patience()))
                .overrideConfiguration(overrides(settings.patience()))
                .build();
    }

    private static ClientOverrideConfiguration overrides(Duration patience) {
        return ClientOverrideConfiguration.builder()
                .apiCallAttemptTimeout(patience.multipliedBy(BucketSettings.ATTEMPT_PATIENCE))
                .apiCallTimeout(patience.multipliedBy(BucketSettings.CALL_PATIENCE))
                .retryStrategy(
                        StandardRetryStrategy.builder().maxAttempts(ATTEMPTS).build())
                // Not the files of whoever runs the server.
                .defaultProfileFile(ProfileFile.aggregator().build())
                .build();
    }

    private static SdkHttpClient connections(Duration patience) {
        return UrlConnectionHttpClient.builder()
                .connectionTimeout(patience)
                .socketTimeout(patience)
                .proxyConfiguration(ProxyConfiguration.builder()
                        .useSystemPropertyValues(false)
                        .useEnvironmentVariablesValues(false)
                        .build())
                .build();
    }
}
