#include "agent/delivery/trouble.h"

#include <array>
#include <utility>

namespace rasoat::delivery {

namespace {

constexpr std::array names{
    std::pair{Trouble::no_connection, std::string_view{"no-connection"}},
    std::pair{Trouble::proxy, std::string_view{"proxy"}},
    std::pair{Trouble::captive_portal, std::string_view{"captive-portal"}},
    std::pair{Trouble::wrong_clock, std::string_view{"wrong-clock"}},
    std::pair{Trouble::expired_certificate, std::string_view{"expired-certificate"}},
    std::pair{Trouble::other_authority, std::string_view{"other-authority"}},
    std::pair{Trouble::unknown_key, std::string_view{"unknown-key"}},
    std::pair{Trouble::revoked_key, std::string_view{"revoked-key"}},
    std::pair{Trouble::too_many_copies, std::string_view{"too-many-copies"}},
    std::pair{Trouble::busy_server, std::string_view{"busy-server"}},
    std::pair{Trouble::refused_report, std::string_view{"refused-report"}},
};

} // namespace

std::string_view name_of(Trouble trouble) {
    for (const auto& [candidate, name] : names)
        if (candidate == trouble) return name;
    return {};
}

std::optional<Trouble> trouble_named(std::string_view name) {
    for (const auto& [trouble, candidate] : names)
        if (candidate == name) return trouble;
    return std::nullopt;
}

} // namespace rasoat::delivery
