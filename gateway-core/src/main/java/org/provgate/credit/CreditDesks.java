package org.provgate.credit;

/** Where decisions are handed in, by kind (双公示). */
public record CreditDesks(Decisions<PenaltySubmission> penalties, Decisions<LicenceSubmission> licences) {}
