#pragma once

#include "server/api/http/response.h"

namespace rasoat::api {

/// What tells browsers to run nothing but our own files, to show us in no other site's frame, to guess no types and to
/// tell no other site where a person came from. No Strict-Transport-Security: the server is often reached by its
/// address, and there is no plain HTTP to fall back to.
void add_security_headers(http::Response& response);

} // namespace rasoat::api
