package io.optouthub.dossier;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Settings {@code optout.dossier.*}.
 *
 * @param issuer the company, as it stands on a dossier
 * @param mostPeople a reference that is about more of them is a list, and nobody's dossier
 */
@ConfigurationProperties("optout.dossier")
record DossierSettings(@DefaultValue("") String issuer, @DefaultValue("10") int mostPeople) {}
