package org.provgate.conformance;

import java.util.List;
import java.util.Optional;
import org.provgate.spi.Operation;
import org.provgate.spi.Step;
import org.provgate.spi.SubmissionChannel;
import org.provgate.spi.credit.CreditPlatform;
import org.provgate.spi.credit.Licence;
import org.provgate.spi.credit.Penalty;
import org.provgate.spi.credit.SanctionFeedback;
import org.provgate.spi.credit.SanctionMeasure;
import org.provgate.spi.inspection.InspectionItem;
import org.provgate.spi.inspection.InspectionPlan;
import org.provgate.spi.inspection.InspectionPlatform;
import org.provgate.spi.inspection.InspectionResult;
import org.provgate.spi.inspection.InspectionTask;
import org.provgate.spi.inspection.Officer;
import org.provgate.spi.supervision.Behaviour;
import org.provgate.spi.supervision.CaseTransfer;
import org.provgate.spi.supervision.SupervisionPlatform;

/** The services of a {@link Spoilt} adapter: each operation goes by it. */
final class SpoiltServices {

    private SpoiltServices() {}

    private static <R> SubmissionChannel<R> channel(SubmissionChannel<R> good, Spoilt spoilt) {
        return new SubmissionChannel<>(
                good.batchLimit(),
                spoilt.spoil(good.submit()),
                good.receipts().map(spoilt::spoil),
                good.lookup().map(spoilt::spoil));
    }

    record Inspections(InspectionPlatform good, Spoilt spoilt) implements InspectionPlatform {
        @Override
        public Operation<List<InspectionItem>, Integer> items() {
            return spoilt.spoil(good.items());
        }

        @Override
        public Operation<List<Officer>, Integer> officers() {
            return spoilt.spoil(good.officers());
        }

        @Override
        public int registerLimit() {
            return good.registerLimit();
        }

        @Override
        public Optional<Operation<InspectionPlan, Integer>> plans() {
            return good.plans().map(spoilt::spoil);
        }

        @Override
        public Operation<Step<InspectionTask>, Step.Progress> tasks() {
            return spoilt.spoil(good.tasks());
        }

        @Override
        public SubmissionChannel<InspectionResult> results() {
            return channel(good.results(), spoilt);
        }

        @Override
        public Operation<List<PublicationQuestion>, List<Publication>> publication() {
            return spoilt.spoil(good.publication());
        }

        @Override
        public int publicationLimit() {
            return good.publicationLimit();
        }
    }

    record Credits(CreditPlatform good, Spoilt spoilt) implements CreditPlatform {
        @Override
        public Optional<SubmissionChannel<Penalty>> penalties() {
            return good.penalties().map(channel -> channel(channel, spoilt));
        }

        @Override
        public Optional<SubmissionChannel<Licence>> licences() {
            return good.licences().map(channel -> channel(channel, spoilt));
        }

        @Override
        public Optional<Operation<String, List<SanctionMeasure>>> sanctions() {
            return good.sanctions().map(spoilt::spoil);
        }

        @Override
        public Optional<Operation<SanctionFeedback, Boolean>> sanctionFeedback() {
            return good.sanctionFeedback().map(spoilt::spoil);
        }
    }

    record Supervisions(SupervisionPlatform good, Spoilt spoilt) implements SupervisionPlatform {
        @Override
        public Optional<SubmissionChannel<Behaviour>> behaviours() {
            return good.behaviours().map(channel -> channel(channel, spoilt));
        }

        @Override
        public Optional<Operation<CaseTransfer, String>> transfers() {
            return good.transfers().map(spoilt::spoil);
        }
    }
}
