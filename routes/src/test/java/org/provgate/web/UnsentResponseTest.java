package org.provgate.web;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.springframework.mock.web.MockHttpServletResponse;

class UnsentResponseTest {

    private final MockHttpServletResponse container = new MockHttpServletResponse();
    private final UnsentResponse unsent = new UnsentResponse(container);

    @Test
    void what_is_flushed_is_kept_until_the_container_sends_it() throws Exception {
        unsent.setStatus(503);
        unsent.getOutputStream().write("{\"code\":".getBytes(UTF_8));
        unsent.getOutputStream().flush();
        unsent.getOutputStream().write('1');
        unsent.flushBuffer();
        assertThat(container.isCommitted()).isFalse();
        container.flushBuffer();
        assertThat(container.isCommitted()).isTrue();
        assertThat(container.getStatus()).isEqualTo(503);
        assertThat(container.getContentAsString()).isEqualTo("{\"code\":1");
    }
}
