package org.provgate.web;

import java.util.ArrayList;
import java.util.List;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.security.oauth2.client.registration.ClientRegistration;
import org.springframework.security.oauth2.client.registration.ClientRegistrationRepository;

/** Where people may sign in instead of here; none unless the settings name one. */
final class ProvidersElsewhere {

    private final List<Provider> all;

    ProvidersElsewhere(ObjectProvider<ClientRegistrationRepository> registrations) {
        var found = new ArrayList<Provider>();
        if (registrations.getIfAvailable() instanceof Iterable<?> each)
            for (var registration : each)
                if (registration instanceof ClientRegistration r)
                    found.add(new Provider("/oauth2/authorization/" + r.getRegistrationId(), r.getClientName()));
        this.all = List.copyOf(found);
    }

    /** @param path begins the sign-in */
    record Provider(String path, String name) {}

    List<Provider> all() {
        return all;
    }
}
