package org.provgate.submissions;

/** An answer as it goes over the wire. @param status of HTTP */
public record Reply(int status, String body) {}
