package org.xiezhi.acceptance.architecture;

import com.tngtech.archunit.lang.ArchRule;

/**
 * A rule and the class that breaks it on purpose.
 *
 * @param canary simple name of a class under {@code org.xiezhi.acceptance.canary}
 */
record HouseRule(String canary, ArchRule rule) {
    @Override
    public String toString() {
        return rule.getDescription();
    }
}
