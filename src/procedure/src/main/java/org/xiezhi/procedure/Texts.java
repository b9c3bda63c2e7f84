package org.xiezhi.procedure;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The legal texts of the rulebook, by code and version. */
final class Texts {

    private final Map<String, String> titles;

    private Texts(Map<String, String> titles) {
        this.titles = titles;
    }

    static Texts read(YamlValue file) {
        Map<String, String> titles = new LinkedHashMap<>();
        for (YamlValue row : file.fields("texts").get("texts").someItems()) {
            YamlFields fields = row.fields("code", "version", "title", "dated", "note");
            fields.get("note").text();
            String dated = fields.get("dated").text();
            if (!dated.matches("[0-9]{4}(-[0-9]{2}-[0-9]{2})?")) {
                throw fields.get("dated").refusal("a year or a date");
            }
            String key = fields.get("code").text() + " " + fields.get("version").text();
            if (titles.put(key, fields.get("title").text()) != null) {
                throw row.refusal("each code and version once", "'" + key + "' a second time");
            }
        }
        return new Texts(titles);
    }

    String title(Article article) {
        String title = titles.get(article.text() + " " + article.version());
        if (title == null) {
            throw new IllegalArgumentException(
                    "expected an article of one of " + titles.keySet() + ", found " + article.cite());
        }
        return title;
    }

    List<Article> someArticles(YamlValue list) {
        return list.someItems().stream().map(this::article).toList();
    }

    List<Article> articles(YamlValue list) {
        return list.items().stream().map(this::article).toList();
    }

    private Article article(YamlValue value) {
        return value.row(row -> {
            YamlFields fields = row.fields("text", "version", "number");
            Article article = new Article(
                    fields.get("text").text(),
                    fields.get("version").text(),
                    fields.get("number").text());
            title(article);
            return article;
        });
    }
}
