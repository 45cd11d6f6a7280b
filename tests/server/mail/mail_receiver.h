#pragma once

#include "tests/server/running/program.h"
#include "tests/temporary_folder.h"

#include <cstdint>
#include <memory>
#include <string>
#include <vector>

namespace rasoat::tests {

/// A letter as the mail server holds it.
struct ReceivedLetter {
    std::string headers;
    std::string body;
};

/// Exim (Debian's exim4-daemon-light) on loopback, that keeps what it is given in its queue and takes no letter for
/// addresses that begin with "nobody".
class MailReceiver {
public:
    /// Returns when it answers. Throws std::runtime_error.
    MailReceiver();
    [[nodiscard]] std::uint16_t port() const { return port_; }
    /// In the order in which they came.
    [[nodiscard]] std::vector<ReceivedLetter> letters() const;

private:
    TemporaryFolder folder_;
    std::unique_ptr<Program> exim_;
    std::uint16_t port_ = 0;
};

} // namespace rasoat::tests
