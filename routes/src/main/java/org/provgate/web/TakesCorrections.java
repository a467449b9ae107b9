package org.provgate.web;

import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** Describes the answers of what takes a record in the place of another. */
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
@TakesRecords
@ApiResponse(
        responseCode = "404",
        description = "code record-unknown",
        content = @Content(mediaType = "application/problem+json"))
@ApiResponse(
        responseCode = "412",
        description = "code etag-changed: read the record again",
        content = @Content(mediaType = "application/problem+json"))
@ApiResponse(
        responseCode = "428",
        description = "code precondition-required: If-Match is missing",
        content = @Content(mediaType = "application/problem+json"))
@interface TakesCorrections {}
