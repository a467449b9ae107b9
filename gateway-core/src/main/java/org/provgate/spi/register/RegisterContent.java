package org.provgate.spi.register;

/** What a register row is about. */
public sealed interface RegisterContent permits Subject, ListEntry {}
