package org.provgate.hebei;

import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import org.provgate.spi.ProvinceAdapter;
import org.provgate.spi.ProvinceDescription;
import org.provgate.spi.Setting;
import org.provgate.spi.register.RegisterFeed;

/** The adapter of Hebei (河北省). Each request proves itself; there is no sign-in. */
public final class HebeiAdapter implements ProvinceAdapter {

    static final String APP_CODE = "app-code";
    static final String SECRET = "secret";
    static final String SM4_KEY = "sm4-key";
    static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");

    private static final ProvinceDescription DESCRIPTION = new ProvinceDescription(
            "hebei",
            SPI_VERSION,
            "河北省双随机监管工作平台",
            "Hebei double-random supervision platform",
            "13",
            ZONE,
            50,
            4,
            List.of(
                    Setting.open(APP_CODE, "[A-Za-z0-9_-]{1,64}", "the AppCode the province gave your bureau"),
                    Setting.secret(SECRET, ".{8,256}", "the signing secret the province gave with the AppCode"),
                    Setting.secret(SM4_KEY, "[0-9A-Fa-f]{32}", "the SM4 key the province gave: 32 hex digits")));

    @Override
    public ProvinceDescription describe() {
        return DESCRIPTION;
    }

    @Override
    public Optional<RegisterFeed> registerFeed() {
        return Optional.of(new Register());
    }
}
