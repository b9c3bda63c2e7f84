/**
 * The evidence store in a bucket of an object storage that speaks S3. Sees ciphertext only; nothing outside of this package knows the SDK.
 *
 * <p>Uses: {@code vault.store}, the AWS SDK for Java.
 */
@NullMarked
package org.xiezhi.vaults3;

import org.jspecify.annotations.NullMarked;
