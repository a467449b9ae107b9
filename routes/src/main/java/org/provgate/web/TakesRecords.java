package org.provgate.web;

import io.swagger.v3.oas.annotations.headers.Header;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** Describes the answers of what takes records in. */
@Target({ElementType.METHOD, ElementType.ANNOTATION_TYPE})
@Retention(RetentionPolicy.RUNTIME)
@ApiResponse(
        responseCode = "201",
        description = "Everything is taken: durable, with due dates, on its way.",
        headers = @Header(name = "Location", description = "the record, or the list of what came in with this call"),
        content =
                @Content(mediaType = "application/json", schema = @Schema(implementation = IntakeAnswers.Taken.class)))
@ApiResponse(
        responseCode = "200",
        description = "mode=good: some is taken, errors tells what is wrong with the rest.",
        content =
                @Content(mediaType = "application/json", schema = @Schema(implementation = IntakeAnswers.Taken.class)))
@ApiResponse(
        responseCode = "400",
        description = "code malformed, header-missing or idempotency-key-missing",
        content = @Content(mediaType = "application/problem+json"))
@ApiResponse(
        responseCode = "409",
        description = "code in-progress: the same key is being answered; ask again in a moment",
        content = @Content(mediaType = "application/problem+json"))
@ApiResponse(
        responseCode = "413",
        description = "code too-large: more than 8 MiB",
        content = @Content(mediaType = "application/problem+json"))
@ApiResponse(
        responseCode = "422",
        description = "code records-refused with all errors of all records, or idempotency-key-reused",
        content =
                @Content(
                        mediaType = "application/problem+json",
                        schema = @Schema(implementation = IntakeAnswers.Refused.class)))
@ApiResponse(
        responseCode = "503",
        description = "code database-away: send the same again under the same key, after Retry-After",
        headers = @Header(name = "Retry-After", description = "seconds"),
        content = @Content(mediaType = "application/problem+json"))
@interface TakesRecords {}
