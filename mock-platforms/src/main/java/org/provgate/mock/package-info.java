/**
 * Stand-ins for the provincial platforms: written against the wire contracts alone, strict where the contract is, and able to fail
 * in every way a platform can.
 *
 * <p>Start at {@link org.provgate.mock.MockPlatforms} (runnable). {@link org.provgate.mock.MockServer} is what all of them share. Must
 * never use an adapter: two readings of a contract find what one overlooks.
 */
@NullMarked
package org.provgate.mock;

import org.jspecify.annotations.NullMarked;
