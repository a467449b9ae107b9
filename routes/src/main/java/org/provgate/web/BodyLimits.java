package org.provgate.web;

import com.fasterxml.jackson.core.StreamReadConstraints;
import org.springframework.boot.autoconfigure.jackson.Jackson2ObjectMapperBuilderCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What JSON from outside may be at most: the body is read as it comes, and reading ends where it is too much. */
@Configuration(proxyBeanMethods = false)
class BodyLimits {

    static final int BYTES = 8 << 20;
    static final int DEPTH = 64;
    private static final int TEXT = 1 << 20;
    private static final int NAME = 1_000;
    private static final int DIGITS = 100;
    static final String SENTENCE =
            "the body is too much: at most 8 MB, 64 levels deep, texts of 1 MB, names of 1,000 characters and numbers of 100 digits";

    @Bean
    Jackson2ObjectMapperBuilderCustomizer bodyLimits() {
        return builder -> builder.postConfigurer(mapper -> mapper.getFactory()
                .setStreamReadConstraints(StreamReadConstraints.builder()
                        .maxDocumentLength(BYTES)
                        .maxNestingDepth(DEPTH)
                        .maxStringLength(TEXT)
                        .maxNameLength(NAME)
                        .maxNumberLength(DIGITS)
                        .build()));
    }
}
