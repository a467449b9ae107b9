package org.provgate.conformance;

import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.provgate.henan.HenanAdapter;
import org.provgate.spi.Authentication;
import org.provgate.spi.Operation;
import org.provgate.spi.PlatformException;
import org.provgate.spi.ProvinceAdapter;
import org.provgate.spi.ProvinceDescription;
import org.provgate.spi.Session;
import org.provgate.spi.WireResponse;
import org.provgate.spi.register.RegisterFeed;
import org.provgate.spi.register.RegisterPage;
import org.provgate.spi.register.RegisterQuestion;
import org.provgate.spi.register.RegisterRow;
import org.provgate.spi.register.RegisterStream;

/** Henan's adapter with one thing broken. */
record Broken(
        UnaryOperator<ProvinceDescription> description,
        UnaryOperator<Operation<Optional<Session>, Session>> signIn,
        UnaryOperator<Operation<RegisterQuestion, RegisterPage>> page)
        implements ProvinceAdapter {

    static final RegisterPage EMPTY =
            new RegisterPage(List.of(), List.of(), null, OptionalLong.empty(), OptionalLong.empty());
    private static final ProvinceAdapter HENAN = new HenanAdapter();

    static Broken description(UnaryOperator<ProvinceDescription> change) {
        return new Broken(change, UnaryOperator.identity(), UnaryOperator.identity());
    }

    static Broken signIn(UnaryOperator<Operation<Optional<Session>, Session>> change) {
        return new Broken(UnaryOperator.identity(), change, UnaryOperator.identity());
    }

    static Broken page(UnaryOperator<Operation<RegisterQuestion, RegisterPage>> change) {
        return new Broken(UnaryOperator.identity(), UnaryOperator.identity(), change);
    }

    /** Breaks what is made of the pages that can be read. */
    static Broken pages(UnaryOperator<RegisterPage> change) {
        return page(good -> decoding(
                good, (question, response, context) -> change.apply(good.decode(question, response, context))));
    }

    /** Breaks what becomes of the pages that cannot be read: {@code change} returns a page or throws. */
    static Broken failures(FailureChange change) {
        return page(good -> decoding(good, (question, response, context) -> {
            try {
                return good.decode(question, response, context);
            } catch (PlatformException e) {
                return change.apply(e, response);
            }
        }));
    }

    /** What a broken adapter makes of a failure. */
    interface FailureChange {
        RegisterPage apply(PlatformException failure, WireResponse response);
    }

    static <Q, A> Operation<Q, A> decoding(Operation<Q, A> good, Operation.Decoder<Q, A> decoder) {
        return Operation.of(good.name(), good::encode, decoder);
    }

    static <Q, A> Operation<Q, A> encoding(Operation<Q, A> good, Operation.Encoder<Q> encoder) {
        return Operation.of(good.name(), encoder, good::decode);
    }

    /** Returns a page with each row changed. */
    static RegisterPage rows(RegisterPage page, Function<RegisterRow, RegisterRow> change) {
        return new RegisterPage(
                page.rows().stream().map(change).toList(),
                page.followUps(),
                page.checkpoint(),
                page.announced(),
                page.held());
    }

    static RegisterPage following(RegisterPage page, List<RegisterQuestion> next) {
        return new RegisterPage(page.rows(), next, page.checkpoint(), page.announced(), page.held());
    }

    @Override
    public ProvinceDescription describe() {
        return description.apply(HENAN.describe());
    }

    @Override
    public Optional<Authentication> authentication() {
        return HENAN.authentication().map(good -> () -> signIn.apply(good.signIn()));
    }

    @Override
    public Optional<RegisterFeed> registerFeed() {
        return HENAN.registerFeed().map(good -> new RegisterFeed() {
            private final Operation<RegisterQuestion, RegisterPage> changed = page.apply(good.page());

            @Override
            public Set<RegisterStream> streams() {
                return good.streams();
            }

            @Override
            public Operation<RegisterQuestion, RegisterPage> page() {
                return changed;
            }
        });
    }
}
