package io.optouthub.web;

import io.swagger.v3.oas.annotations.OpenAPIDefinition;
import io.swagger.v3.oas.annotations.enums.SecuritySchemeType;
import io.swagger.v3.oas.annotations.info.Info;
import io.swagger.v3.oas.annotations.security.SecurityRequirement;
import io.swagger.v3.oas.annotations.security.SecurityScheme;
import org.springframework.context.annotation.Configuration;

/** What the API's own page says about the whole of it. */
@Configuration(proxyBeanMethods = false)
@OpenAPIDefinition(
    info =
        @Info(
            title = "optout-hub",
            version = "v1",
            description =
                "Bearer keys with roles: intake, check, read, operate (includes read, and sees"
                    + " identities). Errors are application/problem+json (RFC 9457) and say which"
                    + " field and why. 503 means: nothing was taken, send the same again."),
    security = @SecurityRequirement(name = "key"))
@SecurityScheme(name = "key", type = SecuritySchemeType.HTTP, scheme = "bearer")
class ApiDescription {}
