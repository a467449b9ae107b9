package org.provgate.mock.henan;

import java.time.Clock;
import org.provgate.mock.register.Simulation;

/**
 * The settings of the stand-in.
 *
 * @param clock the platform's clock: requests, sessions and cursors are judged by it, not by the register's simulated day
 * @param port 0 takes a free one
 */
public record HenanSettings(String appId, String appSecret, Simulation simulation, Clock clock, int port) {

    /** The caller's name as the mock knows it. */
    public static final String APP_ID = "GW410402";
    /** The caller's secret as the mock knows it. */
    public static final String APP_SECRET = "test-app-secret-410402";
    /** 平顶山市新华区. */
    public static final String AREA = "410402";

    /** Returns settings with the mock's credentials and a free port. */
    public static HenanSettings of(Simulation simulation, Clock clock) {
        return new HenanSettings(APP_ID, APP_SECRET, simulation, clock, 0);
    }

    /** Returns the same on another port. */
    public HenanSettings onPort(int newPort) {
        return new HenanSettings(appId, appSecret, simulation, clock, newPort);
    }
}
