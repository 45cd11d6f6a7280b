#pragma once

#include "server/api/http/request_head.h"
#include "server/api/http/response.h"

#include <functional>
#include <string>

namespace rasoat::http {

/// Reads the request's whole body, once. Throws ProblemError: 411 where its end is not told, 413 over `limit` bytes
/// (before reading where Content-Length tells), 400 where it breaks off.
using ReadBody = std::function<std::string(std::size_t limit)>;

/// What is served: called from many threads at once. Must answer everything; a throw is the server's bug and ends the
/// connection.
using Application = std::function<Response(const RequestHead&, const ReadBody&)>;

} // namespace rasoat::http
