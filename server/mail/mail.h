#pragma once

#include <chrono>
#include <cstdint>
#include <filesystem>
#include <optional>
#include <span>
#include <stdexcept>
#include <string>
#include <vector>

/// Letters by SMTP (RFC 5321), through the organisation's own mail server.
namespace rasoat::mail {

/// How the way to the mail server is secured.
enum class Security {
    none,     ///< plain; for a relay on this machine
    starttls, ///< plain until both agree on TLS (port 587); without it nothing is sent
    tls       ///< TLS from the first byte (port 465)
};

struct Credentials {
    std::string user;
    std::string password;
};

struct MailSettings {
    std::string host;
    std::uint16_t port = 587;
    Security security = Security::starttls;
    std::optional<std::filesystem::path> authority; ///< PEM; whom to trust beside the system's own authorities
    std::optional<Credentials> credentials;
    std::string from;
    std::chrono::seconds timeout{20};
};

struct Letter {
    std::string to;
    std::string subject; ///< UTF-8, one line
    std::string text;    ///< UTF-8
};

/// The mail server cannot be reached, is not whom we trust, or does not take the letter. what() says which, and for
/// whom.
struct MailFailed : std::runtime_error {
    using std::runtime_error::runtime_error;
};

/// What became of one letter; none: it was taken.
using Failure = std::optional<std::string>;

/// Hands over every letter in one conversation; one that is refused does not keep the others. Returns for each what
/// went wrong. Throws MailFailed where the conversation does not come about.
[[nodiscard]] std::vector<Failure> send(const MailSettings& settings, std::span<const Letter> letters);

/// A header's text as RFC 2047 writes what is beyond ASCII: Base64 words of whole characters, 75 characters at the
/// most.
[[nodiscard]] std::string encoded_header(std::string_view text);

} // namespace rasoat::mail
