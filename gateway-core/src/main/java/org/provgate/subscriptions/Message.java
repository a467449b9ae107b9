package org.provgate.subscriptions;

import java.util.Map;

/** A request to be made: a POST. @param headers those of Standard Webhooks and the content type */
public record Message(String url, Map<String, String> headers, byte[] body) {}
