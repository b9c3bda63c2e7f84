package org.xiezhi.acceptance.canary.casework.clue;

import org.apache.shiro.subject.Subject;

/** Breaks: Shiro is met inside access-shiro only. */
record ShiroClue(Subject subject) {}
