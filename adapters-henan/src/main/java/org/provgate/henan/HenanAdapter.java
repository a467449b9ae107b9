package org.provgate.henan;

import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import org.provgate.spi.Authentication;
import org.provgate.spi.ProvinceAdapter;
import org.provgate.spi.ProvinceDescription;
import org.provgate.spi.Setting;
import org.provgate.spi.register.RegisterFeed;

/** The adapter of Henan (河南省). */
public final class HenanAdapter implements ProvinceAdapter {

    static final String APP_ID = "app-id";
    static final String APP_SECRET = "app-secret";

    private static final ProvinceDescription DESCRIPTION = new ProvinceDescription(
            "henan",
            SPI_VERSION,
            "河南省双随机监管平台",
            "Henan double-random supervision platform",
            "41",
            ZoneId.of("Asia/Shanghai"),
            50,
            4,
            List.of(
                    Setting.open(APP_ID, "[A-Za-z0-9_-]{1,64}", "the appId the province gave your bureau"),
                    Setting.secret(APP_SECRET, ".{8,256}", "the appSecret the province gave with the appId")));

    @Override
    public ProvinceDescription describe() {
        return DESCRIPTION;
    }

    @Override
    public Optional<Authentication> authentication() {
        return Optional.of(SignIn::operation);
    }

    @Override
    public Optional<RegisterFeed> registerFeed() {
        return Optional.of(new Register());
    }
}
