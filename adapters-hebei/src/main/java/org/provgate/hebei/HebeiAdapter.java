package org.provgate.hebei;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.provgate.spi.Operation;
import org.provgate.spi.ProvinceAdapter;
import org.provgate.spi.ProvinceDescription;
import org.provgate.spi.Setting;
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
import org.provgate.spi.register.RegisterFeed;
import org.provgate.spi.register.RegisterPage;
import org.provgate.spi.register.RegisterQuestion;
import org.provgate.spi.register.RegisterStream;
import org.provgate.spi.supervision.Behaviour;
import org.provgate.spi.supervision.CaseTransfer;
import org.provgate.spi.supervision.SupervisionPlatform;

/**
 * 河北省双随机监管工作平台 and the publicity system behind it. Each request proves itself; there are no sessions.
 *
 * <p>Stateless and safe for several threads. Contract: {@code docs/contracts/hebei.md}.
 */
public final class HebeiAdapter implements ProvinceAdapter {

    /** Names this entry to the platform. */
    static final String APP_CODE = "app-code";
    /** Signs. */
    static final String SECRET = "secret";
    /** Encrypts. */
    static final String SM4_KEY = "sm4-key";

    private static final ProvinceDescription DESCRIPTION = new ProvinceDescription(
            "hebei",
            ProvinceAdapter.SPI_VERSION,
            "河北省双随机监管工作平台",
            "Hebei random inspection platform",
            "13",
            PlatformTime.ZONE,
            200, // the contract names no quota; it answers 9001 where there is one
            4,
            List.of(
                    Setting.open(
                            APP_CODE,
                            "[A-Za-z0-9]{1,32}",
                            "The AppCode the platform issued to the bureau, such as 130634ZJ; it comes with the letter of access."),
                    Setting.secret(
                            SECRET,
                            "[\\x21-\\x7e]{8,128}",
                            "The signing secret issued with the AppCode; the platform's operator hands out a new one if it is lost."),
                    Setting.secret(
                            SM4_KEY,
                            "[0-9A-Fa-f]{32}",
                            "The SM4 key issued with the AppCode, as 32 hex digits; the platform's operator hands out a new one.")));

    @Override
    public ProvinceDescription describe() {
        return DESCRIPTION;
    }

    @Override
    public Optional<RegisterFeed> registerFeed() {
        return Optional.of(new Feed(Set.of(RegisterStream.values()), RegisterPages.operation()));
    }

    @Override
    public Optional<InspectionPlatform> inspectionPlatform() {
        return Optional.of(new Inspection(
                Items.items(),
                Items.officers(),
                Items.LIMIT,
                Optional.empty(), // the contract has no plans
                Tasks.operation(),
                Results.channel(),
                Results.publication(),
                Results.PUBLICATION_LIMIT));
    }

    @Override
    public Optional<CreditPlatform> creditPlatform() {
        return Optional.of(
                new Credits(Optional.of(Credit.penalties()), Optional.empty(), Optional.empty(), Optional.empty()));
    }

    @Override
    public Optional<SupervisionPlatform> supervisionPlatform() {
        return Optional.of(new Transfers(Optional.empty(), Optional.of(Supervision.transfers())));
    }

    private record Inspection(
            Operation<List<InspectionItem>, Integer> items,
            Operation<List<Officer>, Integer> officers,
            int registerLimit,
            Optional<Operation<InspectionPlan, Integer>> plans,
            Operation<Step<InspectionTask>, Step.Progress> tasks,
            SubmissionChannel<InspectionResult> results,
            Operation<List<InspectionPlatform.PublicationQuestion>, List<InspectionPlatform.Publication>> publication,
            int publicationLimit)
            implements InspectionPlatform {}

    private record Credits(
            Optional<SubmissionChannel<Penalty>> penalties,
            Optional<SubmissionChannel<Licence>> licences,
            Optional<Operation<String, List<SanctionMeasure>>> sanctions,
            Optional<Operation<SanctionFeedback, Boolean>> sanctionFeedback)
            implements CreditPlatform {}

    private record Transfers(
            Optional<SubmissionChannel<Behaviour>> behaviours, Optional<Operation<CaseTransfer, String>> transfers)
            implements SupervisionPlatform {}

    private record Feed(Set<RegisterStream> streams, Operation<RegisterQuestion, RegisterPage> page)
            implements RegisterFeed {}
}
