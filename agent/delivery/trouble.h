#pragma once

#include <optional>
#include <string_view>

namespace rasoat::delivery {

/// Why a report did not get through, as far as one has to do something else about each.
enum class Trouble {
    no_connection,       ///< no name, no route, refused, silence: network or server
    proxy,               ///< a proxy that refuses, wants a password or is not there
    captive_portal,      ///< somebody else answers in the server's place: a sign-in page of the network
    wrong_clock,         ///< this PC's clock; the server's certificate looks not yet valid or expired by it
    expired_certificate, ///< the server's, by the server's own clock too
    other_authority,     ///< a server of that name, but not by the authority that was pinned at enrolment
    unknown_key,         ///< the server has no such key: another server, or put back to an earlier day
    revoked_key,         ///< the server's officer has ended this machine's key
    too_many_copies,     ///< copied machines wait, because their unit has had enough of them for a day
    busy_server,         ///< it asks to come later
    refused_report,
};

/// The word by which the status file keeps it.
[[nodiscard]] std::string_view name_of(Trouble trouble);
[[nodiscard]] std::optional<Trouble> trouble_named(std::string_view name);

} // namespace rasoat::delivery
