/**
 * The truth behind the stand-ins: a register of any size, changed a little every simulated day, with the dirt of real feeds.
 *
 * <p>Start at {@link org.provgate.mock.register.SimulatedRegister}. Everything is a pure function of (row number, day), so ten
 * million rows take no memory. Knows no province and no wire format; the platforms render what they find here.
 */
@NullMarked
package org.provgate.mock.register;

import org.jspecify.annotations.NullMarked;
