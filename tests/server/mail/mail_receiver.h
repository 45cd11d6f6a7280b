#pragma once

#include "tests/server/running/program.h"
#include "tests/temporary_folder.h"

#include <cstdint>
#include <filesystem>
#include <memory>
#include <string>
#include <vector>

namespace rasoat::tests {

/// A letter as the mail server holds it.
struct ReceivedLetter {
    std::string headers;
    std::string body;
};

/// How a mail server receives those who send.
struct MailDoor {
    enum class Tls { none, starttls, from_the_first_byte };
    Tls tls = Tls::none;
    std::string name = "127.0.0.1"; ///< in its certificate
    std::string user;               ///< who may send, over TLS alone; empty: everybody
    std::string password;
};

/// Exim (Debian's exim4-daemon-light) on loopback, that keeps what it is given in its queue and takes no letter for
/// addresses that begin with "nobody".
class MailReceiver {
public:
    /// Returns when it answers. Throws std::runtime_error.
    explicit MailReceiver(const MailDoor& door = {});
    [[nodiscard]] std::uint16_t port() const { return port_; }
    /// Of its certificate.
    [[nodiscard]] std::filesystem::path authority() const { return folder_.path() / "tls" / "ca.crt"; }
    /// In the order in which they came.
    [[nodiscard]] std::vector<ReceivedLetter> letters() const;

private:
    TemporaryFolder folder_;
    std::unique_ptr<Program> exim_;
    std::uint16_t port_ = 0;
};

} // namespace rasoat::tests
