package org.xiezhi.casework.administration;

import jakarta.transaction.Status;
import jakarta.transaction.Synchronization;

/** Ends the one-time code once the accounts are committed; a commit that fails must not leave a system without either. */
record CodeUse(OneTimeCode.Claim claim) implements Synchronization {

    @Override
    public void beforeCompletion() {
        // The accounts do not stand yet.
    }

    @Override
    public void afterCompletion(int status) {
        if (status == Status.STATUS_COMMITTED) {
            claim.use();
        } else {
            claim.giveBack();
        }
    }
}
