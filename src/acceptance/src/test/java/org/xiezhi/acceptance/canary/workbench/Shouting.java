package org.xiezhi.acceptance.canary.workbench;

/** Breaks: nothing writes to the console but the launcher. */
class Shouting {
    // The very thing that the rule forbids.
    @SuppressWarnings("SystemOut")
    static void shout(String what) {
        System.out.println(what);
    }
}
