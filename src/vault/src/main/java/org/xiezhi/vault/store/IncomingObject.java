package org.xiezhi.vault.store;

import java.io.IOException;
import java.nio.channels.WritableByteChannel;

/** An object that is being written by one owner. Closing it without {@link #publish} removes it. */
public interface IncomingObject extends WritableByteChannel {

    /** Makes the object durable and visible, in this order; it is closed afterwards. */
    void publish() throws IOException;
}
