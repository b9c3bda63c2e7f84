package org.xiezhi.workbench.system;

import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.xiezhi.casework.administration.AccountQueries;
import org.xiezhi.casework.administration.AccountQueries.Line;
import org.xiezhi.casework.administration.AccountService;
import org.xiezhi.workbench.words.Notices;
import org.xiezhi.workbench.words.Words;

/** The accounts, and what an administrator may do with each. */
@Named
@ViewScoped
public class AccountsBacking implements Serializable {

    private static final long serialVersionUID = 1L;
    private static final String PAGE = "/system/accounts?faces-redirect=true";

    @Inject
    private transient AccountQueries queries;

    @Inject
    private transient AccountService service;

    @Inject
    private transient Notices notices;

    @Inject
    private transient Words words;

    private transient @Nullable List<Line> lines;

    public void open() {
        lines = queries.list();
    }

    public List<Line> getLines() {
        List<Line> known = lines;
        if (known == null) {
            known = queries.list();
            lines = known;
        }
        return known;
    }

    public String roles(Line line) {
        return line.roles().stream()
                .sorted()
                .map(words::label)
                .collect(Collectors.joining(words.get("general.text.comma")));
    }

    public String disable(Line line) {
        service.disable(line.id());
        return done("system_accounts.text.disabled", line);
    }

    public String enable(Line line) {
        service.enable(line.id());
        return done("system_accounts.text.enabled", line);
    }

    public String liftLock(Line line) {
        service.liftLock(line.id());
        return done("system_accounts.text.lock_lifted", line);
    }

    private String done(String key, Line line) {
        notices.done(key, line.displayName());
        return PAGE;
    }
}
