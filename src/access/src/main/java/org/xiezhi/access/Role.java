package org.xiezhi.access;

import java.util.EnumSet;
import java.util.Set;

/** The hats of a county-level commission; an account may wear several, as far as {@link AccessRules#incompatible} lets it. */
public enum Role {
    /** 信访室: the single window where reports are received and registered; may not handle them (S4). */
    INTAKE_CLERK,
    /** 案件监督管理室: keeps all clues, proposes who handles them, watches progress; may not handle them (S3). */
    CASE_SUPERVISOR,
    /** 承办人: member of a handling room; works on the clues and cases he was named for, and on no others. */
    INSPECTOR,
    /** 承办室主任: head of a handling room (监督检查室、审查调查室); names handlers and is the first approver. */
    ROOM_HEAD,
    /** 分管领导: deputy secretary or standing member in charge of some rooms; approves for them. */
    LEADER_IN_CHARGE,
    /** 纪委书记、监委主任: approves assignment, verification and filing; sees everything within the commission. */
    CHIEF,
    /** 市委书记: approves acts against cadres whom the city committee manages; sees only what is laid before him. */
    PARTY_SECRETARY,
    /** 案件审理室: reviews cases independently; took no part in their investigation (S1). */
    REVIEWER,
    /** 涉案财物保管人: keeps property and its ledger; never the handler (S5). */
    CUSTODIAN,
    /** 安全审计员: reads and verifies the trail; changes nothing and sees no content of a matter. */
    AUDITOR,
    /** 系统管理员: operation, accounts, parameters, backup; sees no content of a matter. */
    SYSTEM_ADMINISTRATOR,
    /** 安全保密管理员: rights, policy, labels, keys; sees no content of a matter. */
    SECURITY_ADMINISTRATOR;

    // 三员分立 (domain.md 15.3): none of the three has a case role.
    private static final Set<Role> SEPARATED =
            Set.copyOf(EnumSet.of(AUDITOR, SYSTEM_ADMINISTRATOR, SECURITY_ADMINISTRATOR));

    /** Whether this is one of the three separated administrators, to whom the content of matters is closed. */
    public boolean separatedFromCases() {
        return SEPARATED.contains(this);
    }
}
