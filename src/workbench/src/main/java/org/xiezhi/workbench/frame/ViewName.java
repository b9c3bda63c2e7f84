package org.xiezhi.workbench.frame;

/** A view's name in keys: {@code /clue/register.xhtml} is {@code clue_register}. */
public final class ViewName {

    private ViewName() {}

    public static String of(String viewId) {
        return viewId.substring(1, viewId.length() - ".xhtml".length())
                .replace('/', '_')
                .replace('-', '_');
    }

    /** The folder, that is the duty, of a view; pages without a folder belong to the workbench itself. */
    static String folder(String viewId) {
        int end = viewId.indexOf('/', 1);
        return end < 0 ? "index" : viewId.substring(1, end);
    }
}
