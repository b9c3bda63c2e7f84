package org.xiezhi.acceptance.canary.casework.clue;

import software.amazon.awssdk.services.s3.model.S3Object;

/** Breaks: the SDK of the object storage is met inside vault-s3 only. */
record BucketClue(S3Object object) {}
