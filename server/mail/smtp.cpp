#include "server/mail/mail.h"

#include <Poco/Exception.h>
#include <Poco/Net/Context.h>
#include <Poco/Net/MailMessage.h>
#include <Poco/Net/MailRecipient.h>
#include <Poco/Net/NetException.h>
#include <Poco/Net/SMTPClientSession.h>
#include <Poco/Net/SecureStreamSocket.h>
#include <Poco/Timespan.h>
#include <fmt/format.h>

#include <memory>

namespace rasoat::mail {
namespace {

/// Over a connection that is there already. The library's own startTLS() would then hold the certificate against the
/// address that the name led to, and not against the name.
class Session : public Poco::Net::SMTPClientSession {
public:
    using SMTPClientSession::SMTPClientSession;

    /// False where the server offers none.
    bool start_tls(const Poco::Net::Context::Ptr& context, const std::string& host) {
        std::string response;
        if (!isPositiveCompletion(sendCommand("STARTTLS", response))) return false;
        socket() = Poco::Net::SecureStreamSocket::attach(socket(), host, context);
        return true;
    }
};

Poco::Timespan timespan(std::chrono::seconds seconds) {
    return {static_cast<long>(seconds.count()), 0};
}

Poco::Net::Context::Ptr trusting(const MailSettings& settings) {
    const auto authority = settings.authority ? settings.authority->string() : std::string{};
    return new Poco::Net::Context(
        Poco::Net::Context::TLS_CLIENT_USE, authority, Poco::Net::Context::VERIFY_STRICT, 9, true);
}

std::unique_ptr<Session> connected(const MailSettings& settings) {
    const Poco::Net::SocketAddress address(settings.host, settings.port);
    if (settings.security == Security::tls) {
        Poco::Net::SecureStreamSocket socket(trusting(settings));
        socket.setPeerHostName(settings.host);
        socket.connect(address, timespan(settings.timeout));
        return std::make_unique<Session>(socket);
    }
    Poco::Net::StreamSocket socket;
    socket.connect(address, timespan(settings.timeout));
    return std::make_unique<Session>(socket);
}

void greet(Session& session, const MailSettings& settings) {
    session.setTimeout(timespan(settings.timeout));
    session.login();
    if (settings.security == Security::starttls && !session.start_tls(trusting(settings), settings.host))
        throw MailFailed(fmt::format(
            "{}:{} does not offer STARTTLS; set security = \"tls\" for port 465, or \"none\" for a relay on this "
            "machine",
            settings.host, settings.port));
    if (settings.security == Security::starttls)
        session.login(); // what was said before TLS counts for nothing (RFC 3207)
    if (settings.credentials)
        session.login(
            Poco::Net::SMTPClientSession::AUTH_PLAIN, settings.credentials->user, settings.credentials->password);
}

void fill(Poco::Net::MailMessage& message, const MailSettings& settings, const Letter& letter) {
    message.setSender(settings.from);
    message.addRecipient(Poco::Net::MailRecipient(Poco::Net::MailRecipient::PRIMARY_RECIPIENT, letter.to));
    message.setSubject(encoded_header(letter.subject));
    message.setContentType("text/plain; charset=UTF-8");
    message.setContent(letter.text, Poco::Net::MailMessage::ENCODING_BASE64);
}

Failure sent(Session& session, const MailSettings& settings, const Letter& letter) {
    Poco::Net::MailMessage message;
    fill(message, settings, letter);
    try {
        session.sendMessage(message);
        return std::nullopt;
    } catch (const Poco::Net::SMTPException& error) {
        std::string response; // the next letter starts afresh (RFC 5321, 4.1.1.5)
        session.sendCommand("RSET", response);
        return error.displayText();
    }
}

} // namespace

std::vector<Failure> send(const MailSettings& settings, std::span<const Letter> letters) {
    std::vector<Failure> failures;
    try {
        const auto session = connected(settings);
        greet(*session, settings);
        for (const auto& letter : letters)
            failures.push_back(sent(*session, settings, letter));
        session->close();
    } catch (const Poco::Exception& error) {
        throw MailFailed(fmt::format("the mail server {}:{}: {}", settings.host, settings.port, error.displayText()));
    }
    return failures;
}

} // namespace rasoat::mail
