package org.xiezhi.casework.anomaly;

import org.xiezhi.casework.audit.Act;

/** The acts that are looks at the content of a matter, or take it out. */
final class Looks {

    static final String CODES = Inquiry.codes(
            Act.CLUE_OPENED,
            Act.CASEFILE_OPENED,
            Act.PROPOSAL_OPENED,
            Act.REPORT_OPENED,
            Act.EVIDENCE_LISTED,
            Act.EVIDENCE_RECORD_OPENED,
            Act.EVIDENCE_OPENED,
            Act.EVIDENCE_EXPORTED,
            Act.BAG_EXPORTED,
            Act.CUSTODY_OPENED,
            Act.CUSTODY_PRINTED,
            Act.CUSTODY_OF_MATTER_PRINTED,
            Act.ELECTRONIC_DATA_PRINTED,
            Act.LABEL_PRINTED);

    private Looks() {}
}
