package org.xiezhi.procedure;

import java.util.Arrays;

/** A level of approval; the order of the constants is the order of authority. */
public enum Level {
    ROOM_HEAD("室"),
    LEADER_IN_CHARGE("分"),
    /** The secretary of the commission, who is also the director of supervision. */
    CHIEF("主"),
    /** The secretary of the same-level Party committee. */
    PARTY_SECRETARY("书");

    private final String sign;

    Level(String sign) {
        this.sign = sign;
    }

    /** The one character by which the approval matrix names this level. */
    public String sign() {
        return sign;
    }

    /** The level with this sign. */
    public static Level ofSign(String sign) {
        return Arrays.stream(values())
                .filter(level -> level.sign.equals(sign))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("expected one of 室, 分, 主, 书, found '" + sign + "'"));
    }
}
