#include "server/api/security_headers.h"

namespace rasoat::api {

void add_security_headers(http::Response& response) {
    if (response.media_type.empty()) return; // without content, as for an agent that has nothing new: each byte counts
    response.with("X-Content-Type-Options", "nosniff")
        .with(
            "Content-Security-Policy",
            "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; font-src 'self'; "
            "connect-src 'self'; manifest-src 'self'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'")
        .with("X-Frame-Options", "DENY")
        .with("Referrer-Policy", "no-referrer")
        .with("Cross-Origin-Opener-Policy", "same-origin")
        .with("Cross-Origin-Resource-Policy", "same-origin");
}

} // namespace rasoat::api
