package org.provgate.henan;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.provgate.spi.Receipt;
import org.provgate.spi.credit.Party;
import org.provgate.spi.inspection.InspectionPlatform.Publication;
import org.provgate.spi.inspection.InspectionResult.CheckMode;
import org.provgate.spi.inspection.InspectionResult.Finding;
import org.provgate.spi.supervision.Behaviour;

/** Our code values in Henan's words (sections “Inspection platform”, “Supervision system”), and Henan's in ours. */
final class Codes {

    static final Map<String, Receipt.Status> RECEIPTS = Map.of(
            "ACCEPTED", Receipt.Status.ACCEPTED,
            "DUPLICATE", Receipt.Status.DUPLICATE,
            "REJECTED", Receipt.Status.REJECTED);

    static final Map<String, Publication.State> PUBLICATION = Map.of(
            "2", Publication.State.PENDING,
            "5", Publication.State.PUBLISHED,
            "3", Publication.State.RETURNED);

    private Codes() {}

    /** Returns the result codes in order, each once: Henan has one code for both kinds of “not published”. */
    static Stream<String> of(List<Finding> findings) {
        return findings.stream().map(Codes::of).distinct();
    }

    static String of(Finding finding) {
        return switch (finding) {
            case NO_PROBLEM -> "1";
            case NOTICE_NOT_PUBLISHED, ANNUAL_REPORT_NOT_PUBLISHED -> "B";
            case FALSE_INFO -> "C";
            case UNREACHABLE -> "6";
            case CORRECTED -> "E";
            case OBSTRUCTED -> "8";
            case NO_ACTIVITY -> "F";
            case FOLLOW_UP -> "A";
        };
    }

    static String of(CheckMode mode) {
        return switch (mode) {
            case ON_SITE -> "1";
            case WRITTEN -> "2";
            case RELIED_ON -> "3";
            case TESTING -> "4";
            case ONLINE -> "5";
            case COMMISSIONED -> "6";
        };
    }

    static String of(Party.Kind kind) {
        return switch (kind) {
            case ORGANISATION -> "法人及非法人组织";
            case PERSON -> "自然人";
            case INDIVIDUAL_BUSINESS -> "个体工商户";
        };
    }

    static String of(Behaviour.Change change) {
        return switch (change) {
            case INSERT -> "i";
            case UPDATE -> "u";
            case DELETE -> "d";
        };
    }

    /** 定向 or 不定向. */
    static String mode(boolean directed) {
        return directed ? "1" : "2";
    }
}
