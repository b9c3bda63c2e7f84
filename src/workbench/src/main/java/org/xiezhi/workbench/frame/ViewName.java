package org.xiezhi.workbench.frame;

/** A view's name in keys: {@code /clue/register.xhtml} is {@code clue_register}. */
public final class ViewName {

    private ViewName() {}

    public static String of(String viewId) {
        return viewId.substring(1, viewId.length() - ".xhtml".length())
                .replace('/', '_')
                .replace('-', '_');
    }

    /** The duty of a view is its folder; what is done to a clue on pages of their own belongs to the clues. */
    static String duty(String viewId) {
        int end = viewId.indexOf('/', 1);
        String folder = end < 0 ? "index" : viewId.substring(1, end);
        return switch (folder) {
            case "evidence", "verification" -> "clue";
            // Whoever is asked finds it on his desk.
            case "query" -> "index";
            default -> folder;
        };
    }
}
