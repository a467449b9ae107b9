package org.provgate.mock.henan;

import java.time.Clock;
import org.provgate.mock.Answer;
import org.provgate.mock.Call;

/** The credit platform. */
public final class Credit {

    Credit(Clock clock) {}

    Answer answer(Call call, String path, Query query) {
        throw Refusal.unknown();
    }
}
