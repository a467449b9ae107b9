package org.provgate.henan;

import java.time.ZoneId;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.provgate.spi.Authentication;
import org.provgate.spi.Operation;
import org.provgate.spi.ProvinceAdapter;
import org.provgate.spi.ProvinceDescription;
import org.provgate.spi.Session;
import org.provgate.spi.Setting;
import org.provgate.spi.SubmissionChannel;
import org.provgate.spi.credit.CreditPlatform;
import org.provgate.spi.credit.Licence;
import org.provgate.spi.credit.Penalty;
import org.provgate.spi.credit.SanctionFeedback;
import org.provgate.spi.credit.SanctionMeasure;
import org.provgate.spi.inspection.InspectionPlatform;
import org.provgate.spi.register.RegisterFeed;
import org.provgate.spi.register.RegisterPage;
import org.provgate.spi.register.RegisterQuestion;
import org.provgate.spi.register.RegisterStream;
import org.provgate.spi.supervision.Behaviour;
import org.provgate.spi.supervision.CaseTransfer;
import org.provgate.spi.supervision.SupervisionPlatform;

/** What the Henan contract offers, and where it is translated. Stateless, for any thread. */
public final class HenanAdapter implements ProvinceAdapter {

    static final String APP_ID = "app-id";
    static final String APP_SECRET = "app-secret";

    // The contract names no quota: what one county needs, and no more.
    private static final ProvinceDescription DESCRIPTION = new ProvinceDescription(
            "henan",
            SPI_VERSION,
            "河南省双随机监管相关平台",
            "Henan inspection platforms",
            "41",
            ZoneId.of("Asia/Shanghai"),
            200, // the contract names no quota; it answers 429 where there is one
            4,
            List.of(
                    Setting.open(
                            APP_ID,
                            "[!-~]{1,64}",
                            "The application id (appId) the province gave the bureau, such as GW410402."),
                    Setting.secret(
                            APP_SECRET,
                            "\\S{1,256}",
                            "The application secret (appSecret) the province gave out together with the application id.")));

    @Override
    public ProvinceDescription describe() {
        return DESCRIPTION;
    }

    @Override
    public Optional<Authentication> authentication() {
        return Optional.of(HenanAdapter::signIn);
    }

    @Override
    public Optional<RegisterFeed> registerFeed() {
        return Optional.of(new Feed());
    }

    @Override
    public Optional<InspectionPlatform> inspectionPlatform() {
        return Optional.of(new Inspections());
    }

    @Override
    public Optional<CreditPlatform> creditPlatform() {
        return Optional.of(new Credits());
    }

    @Override
    public Optional<SupervisionPlatform> supervisionPlatform() {
        return Optional.of(new Supervisions());
    }

    private static Operation<Optional<Session>, Session> signIn() {
        return Operation.of("sign-in", SignIn::encode, SignIn::decode);
    }

    private record Feed() implements RegisterFeed {
        @Override
        public Set<RegisterStream> streams() {
            return EnumSet.allOf(RegisterStream.class);
        }

        @Override
        public Operation<RegisterQuestion, RegisterPage> page() {
            return Operation.of("register-page", RegisterPages::encode, RegisterPages::decode);
        }
    }

    private record Credits() implements CreditPlatform {
        @Override
        public Optional<SubmissionChannel<Penalty>> penalties() {
            return Optional.of(Credit.penalties());
        }

        @Override
        public Optional<SubmissionChannel<Licence>> licences() {
            return Optional.of(Credit.licences());
        }

        @Override
        public Optional<Operation<String, List<SanctionMeasure>>> sanctions() {
            return Optional.of(Operation.of("sanctions", Sanctions::ask, Sanctions::measures));
        }

        @Override
        public Optional<Operation<SanctionFeedback, Boolean>> sanctionFeedback() {
            return Optional.of(Operation.of("sanction-feedback", Sanctions::report, Sanctions::reported));
        }
    }

    private record Supervisions() implements SupervisionPlatform {
        @Override
        public Optional<SubmissionChannel<Behaviour>> behaviours() {
            return Optional.of(Supervision.behaviours());
        }

        /** The contract has no way for cases. */
        @Override
        public Optional<Operation<CaseTransfer, String>> transfers() {
            return Optional.empty();
        }
    }
}
