package org.provgate.henan;

import java.util.List;
import java.util.Optional;
import org.provgate.spi.Operation;
import org.provgate.spi.Step;
import org.provgate.spi.SubmissionChannel;
import org.provgate.spi.inspection.InspectionItem;
import org.provgate.spi.inspection.InspectionPlan;
import org.provgate.spi.inspection.InspectionPlatform;
import org.provgate.spi.inspection.InspectionResult;
import org.provgate.spi.inspection.InspectionTask;
import org.provgate.spi.inspection.Officer;

/** The inspection platform: where each of its operations is translated. */
record Inspections() implements InspectionPlatform {
    @Override
    public Operation<List<InspectionItem>, Integer> items() {
        return Items.items();
    }

    @Override
    public Operation<List<Officer>, Integer> officers() {
        return Items.officers();
    }

    @Override
    public int registerLimit() {
        return Items.LIMIT;
    }

    @Override
    public Optional<Operation<InspectionPlan, Integer>> plans() {
        return Optional.of(Operation.of("plan", Plans::encode, Plans::decode));
    }

    @Override
    public Operation<Step<InspectionTask>, Step.Progress> tasks() {
        return Operation.of("task", Tasks::encode, Tasks::decode);
    }

    @Override
    public SubmissionChannel<InspectionResult> results() {
        return Results.channel();
    }

    @Override
    public Operation<List<PublicationQuestion>, List<Publication>> publication() {
        return Operation.of("publication", Publications::encode, Publications::decode);
    }

    @Override
    public int publicationLimit() {
        return Publications.LIMIT;
    }
}
