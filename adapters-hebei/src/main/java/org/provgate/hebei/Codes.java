package org.provgate.hebei;

import java.util.List;
import org.provgate.spi.credit.Party;
import org.provgate.spi.inspection.InspectionResult.CheckMode;
import org.provgate.spi.inspection.InspectionResult.Finding;
import org.provgate.spi.supervision.CaseTransfer;

/** Our codes as Hebei writes them (contract, 3001 and 5001; domain 4.8). The digits 4 and 6 mean other things in Henan. */
final class Codes {

    private Codes() {}

    /** Tests of goods are commissioned ones to Hebei. */
    static String checkWay(CheckMode mode) {
        return switch (mode) {
            case ON_SITE -> "0";
            case WRITTEN -> "1";
            case ONLINE -> "2";
            case RELIED_ON -> "3";
            case TESTING, COMMISSIONED -> "4";
        };
    }

    /** Returns the codes in order, each once. */
    static List<String> results(List<Finding> findings) {
        return findings.stream().map(Codes::result).distinct().toList();
    }

    private static String result(Finding finding) {
        return switch (finding) {
            case NO_PROBLEM -> "1";
            case NOTICE_NOT_PUBLISHED -> "2";
            case ANNUAL_REPORT_NOT_PUBLISHED -> "3";
            case UNREACHABLE -> "4";
            case FALSE_INFO -> "5";
            case OBSTRUCTED -> "6";
            case CORRECTED -> "10";
            case NO_ACTIVITY -> "11";
            case FOLLOW_UP -> "12";
        };
    }

    static String party(Party.Kind kind) {
        return switch (kind) {
            case ORGANISATION -> "法人及非法人组织";
            case PERSON -> "自然人";
            case INDIVIDUAL_BUSINESS -> "个体工商户";
        };
    }

    static String transfer(CaseTransfer.Kind kind) {
        return switch (kind) {
            case OTHER_DEPT -> "1";
            case PUBLIC_SECURITY -> "2";
            case JUDICIAL -> "3";
            case COPY -> "4";
        };
    }
}
