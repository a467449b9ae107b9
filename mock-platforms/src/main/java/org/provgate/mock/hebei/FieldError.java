package org.provgate.mock.hebei;

/** Why one field of a row was refused: F01 to F10 of the contract. */
record FieldError(String field, String code, String message) {}
