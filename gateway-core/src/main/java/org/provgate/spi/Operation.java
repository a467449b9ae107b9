package org.provgate.spi;

/**
 * One operation a platform offers: how our question looks on its wire, and what its answer means.
 *
 * <p><b>State:</b> none. <b>Threads:</b> called from several at once.
 * <p><b>Failures:</b> an expected answer (“we hold this already”, “ask me in a minute”) is a value; a {@link PlatformException}
 * says who acts next. Any other exception from {@code decode} is a defect of the adapter and is treated as
 * {@link PlatformException.Unreadable}.
 *
 * @param <Q> the question, one of our records
 * @param <A> the answer, one of our records
 */
public interface Operation<Q, A> {

    /** Returns the name in metrics and messages, such as {@code register-page}; fixed, a few words, kebab case. */
    String name();

    /** Returns the request for {@code question}; the same arguments always give the same bytes. */
    WireRequest encode(Q question, CallContext context);

    /**
     * Returns what {@code response} says to {@code question}.
     *
     * @param question the one {@code response.request()} was encoded from
     * @throws PlatformException.Unavailable if asking again later may help; a maintenance page with status 200 is one
     * @throws PlatformException.Unreadable if the answer is not what the contract promises
     */
    A decode(Q question, WireResponse response, CallContext context);

    /** Returns an operation of two functions. */
    static <Q, A> Operation<Q, A> of(String name, Encoder<Q> encoder, Decoder<Q, A> decoder) {
        return new Operation<>() {
            @Override
            public String name() {
                return name;
            }

            @Override
            public WireRequest encode(Q question, CallContext context) {
                return encoder.encode(question, context);
            }

            @Override
            public A decode(Q question, WireResponse response, CallContext context) {
                return decoder.decode(question, response, context);
            }
        };
    }

    /** {@link Operation#encode} as a function. */
    @FunctionalInterface
    interface Encoder<Q> {
        WireRequest encode(Q question, CallContext context);
    }

    /** {@link Operation#decode} as a function. */
    @FunctionalInterface
    interface Decoder<Q, A> {
        A decode(Q question, WireResponse response, CallContext context);
    }
}
