package org.provgate.hebei;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.provgate.spi.Operation;
import org.provgate.spi.ProvinceAdapter;
import org.provgate.spi.ProvinceDescription;
import org.provgate.spi.Setting;
import org.provgate.spi.register.RegisterFeed;
import org.provgate.spi.register.RegisterPage;
import org.provgate.spi.register.RegisterQuestion;
import org.provgate.spi.register.RegisterStream;

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

    private record Feed(Set<RegisterStream> streams, Operation<RegisterQuestion, RegisterPage> page)
            implements RegisterFeed {}
}
