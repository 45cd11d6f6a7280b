#pragma once

#include "agent/delivery/server_address.h"

#include <optional>
#include <string_view>

/// The lists in which Windows keeps its proxies, understood.
namespace rasoat::delivery {

/// The proxy for HTTPS in "proxy:8080", "http=a:80;https=b:8080" or several of them with semicolons or spaces between:
/// the first that serves. Its port is 80 where none is named. None where the list has no such proxy.
[[nodiscard]] std::optional<ServerAddress> https_proxy_in(std::string_view list);

/// Whether the list of exceptions ("10.*;*.gov.vn;<local>") says to go to `host` without a proxy. "*" stands for
/// anything, "<local>" for names without a dot.
[[nodiscard]] bool goes_without_proxy(std::string_view exceptions, std::string_view host);

} // namespace rasoat::delivery
