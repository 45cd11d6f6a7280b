#include "server/mail/mail.h"
#include "tests/server/mail/mail_receiver.h"

#include <Poco/Base64Decoder.h>
#include <catch2/catch.hpp>

#include <iterator>
#include <sstream>

using namespace rasoat;
using namespace rasoat::tests;
using Catch::Matchers::Contains;

namespace {

mail::MailSettings settings_for(const MailReceiver& receiver) {
    mail::MailSettings settings;
    settings.host = "127.0.0.1";
    settings.port = receiver.port();
    settings.security = mail::Security::none;
    settings.from = "rasoat@x.gov.vn";
    return settings;
}

std::string from_base64(const std::string& text) {
    std::istringstream stream(text);
    Poco::Base64Decoder decoder(stream);
    return {std::istreambuf_iterator<char>(decoder), std::istreambuf_iterator<char>()};
}

} // namespace

TEST_CASE("letters in Vietnamese reach a real mail server whole", "[mail]") {
    const MailReceiver receiver;
    const std::string text = "Kính gửi Xã Tân Tập,\n\nĐề nghị bổ sung: ơ ư ă â ê ô đ.\n.\nHết.\n";
    const std::vector<mail::Letter> letters{
        {"an@x.gov.vn", "Rà soát máy tính: dữ liệu của Ủy ban nhân dân xã Tân Tập cần bổ sung", text},
        {"binh@x.gov.vn", "Plain", "plain\n"}};
    for (const auto& failure : mail::send(settings_for(receiver), letters))
        CHECK_FALSE(failure);
    const auto received = receiver.letters();
    REQUIRE(received.size() == 2);
    CHECK_THAT(received[0].headers, Contains("an@x.gov.vn") && Contains("From: rasoat@x.gov.vn"));
    CHECK_THAT(received[0].headers, Contains("=?UTF-8?B?"));
    CHECK_THAT(received[0].headers, Contains("charset=UTF-8"));
    // Line ends travel as CRLF.
    auto body = from_base64(received[0].body);
    std::erase(body, '\r');
    CHECK(body == text);
    CHECK_THAT(received[1].headers, Contains("Subject: Plain"));
}

TEST_CASE("a letter that is refused does not keep the others", "[mail]") {
    const MailReceiver receiver;
    const std::vector<mail::Letter> letters{
        {"an@x.gov.vn", "1", "1"}, {"nobody@x.gov.vn", "2", "2"}, {"binh@x.gov.vn", "3", "3"}};
    const auto failures = mail::send(settings_for(receiver), letters);
    REQUIRE(failures.size() == 3);
    CHECK_FALSE(failures[0]);
    REQUIRE(failures[1]);
    CHECK_THAT(*failures[1], Contains("no such person"));
    CHECK_FALSE(failures[2]);
    CHECK(receiver.letters().size() == 2);
}

TEST_CASE("without TLS nothing is sent where TLS was asked for", "[mail]") {
    const MailReceiver receiver;
    auto settings = settings_for(receiver);
    settings.security = mail::Security::starttls;
    const std::vector<mail::Letter> letters{{"an@x.gov.vn", "1", "1"}};
    CHECK_THROWS_AS(mail::send(settings, letters), mail::MailFailed);
    CHECK_THROWS_WITH(mail::send(settings, letters), Contains("STARTTLS"));
    CHECK(receiver.letters().empty());
}

namespace {

using Tls = MailDoor::Tls;

/// The settings by which the office sends through that server.
mail::MailSettings signed_in(const MailReceiver& receiver, const MailDoor& door) {
    auto settings = settings_for(receiver);
    settings.host = door.name;
    settings.security = door.tls == Tls::starttls ? mail::Security::starttls : mail::Security::tls;
    settings.authority = receiver.authority();
    settings.credentials = mail::Credentials{door.user, door.password};
    return settings;
}

const std::vector<mail::Letter> one_letter{{"an@x.gov.vn", "1", "1"}};

} // namespace

TEST_CASE("letters go by TLS and a password, as the organisation's mail server asks", "[mail]") {
    const auto tls = GENERATE(Tls::starttls, Tls::from_the_first_byte);
    const auto* const name = GENERATE("127.0.0.1", "localhost");
    const MailDoor door{tls, name, "rasoat", "mật khẩu, dài: 12"};
    const MailReceiver receiver(door);
    for (const auto& failure : mail::send(signed_in(receiver, door), one_letter))
        CHECK_FALSE(failure);
    const auto letters = receiver.letters();
    REQUIRE(letters.size() == 1);
    CHECK_THAT(letters[0].headers, Contains("auth_id rasoat")); // exim's own word on who handed it in
    CHECK_THAT(letters[0].headers, Contains("tls_cipher"));
}

TEST_CASE("a wrong password, or none, is told and nothing is sent", "[mail]") {
    const MailDoor door{Tls::starttls, "127.0.0.1", "rasoat", "right"};
    const MailReceiver receiver(door);
    auto settings = signed_in(receiver, door);
    settings.credentials->password = "wrong";
    CHECK_THROWS_WITH(mail::send(settings, one_letter), Contains("535"));
    settings.credentials->user = "somebody";
    CHECK_THROWS_AS(mail::send(settings, one_letter), mail::MailFailed);
    settings.credentials.reset();
    const auto failures = mail::send(settings, one_letter);
    REQUIRE(failures.at(0));
    CHECK_THAT(*failures[0], Contains("sign in first"));
    CHECK(receiver.letters().empty());
}

TEST_CASE("a mail server whose certificate is not trusted gets neither password nor letter", "[mail]") {
    const auto tls = GENERATE(Tls::starttls, Tls::from_the_first_byte);
    const MailDoor door{tls, "localhost", "rasoat", "right"};
    const MailReceiver receiver(door);
    auto settings = signed_in(receiver, door);
    SECTION("of an authority that nobody named") {
        settings.authority.reset();
    }
    SECTION("of another authority") {
        const MailReceiver other(door);
        const auto copy = receiver.authority().parent_path() / "other.crt";
        std::filesystem::copy_file(other.authority(), copy);
        settings.authority = copy;
    }
    SECTION("for another name") {
        settings.host = "127.0.0.1";
    }
    CHECK_THROWS_WITH(mail::send(settings, one_letter), Contains("certificate") || Contains("Certificate"));
    CHECK(receiver.letters().empty());
}

TEST_CASE("a mail server that cannot be reached is named", "[mail]") {
    mail::MailSettings settings;
    settings.host = "127.0.0.1";
    settings.port = 1;
    settings.security = mail::Security::none;
    CHECK_THROWS_WITH(mail::send(settings, std::vector<mail::Letter>{{"a@b.c", "1", "1"}}), Contains("127.0.0.1:1"));
}

TEST_CASE("a header beyond ASCII goes in words of whole characters, none too long", "[mail]") {
    CHECK(mail::encoded_header("Plain text") == "Plain text");
    std::string subject;
    for (int index = 0; index < 40; ++index)
        subject += "Ủy ban ";
    const auto header = mail::encoded_header(subject);
    std::istringstream lines(header);
    std::string decoded;
    for (std::string line; std::getline(lines, line);) {
        if (!line.empty() && line.back() == '\r') line.pop_back();
        if (line.front() == ' ') line.erase(0, 1);
        CHECK(line.size() <= 75);
        REQUIRE(line.starts_with("=?UTF-8?B?"));
        const auto word = from_base64(line.substr(10, line.size() - 12));
        CHECK((static_cast<unsigned char>(word.front()) & 0xC0U) != 0x80U);
        decoded += word;
    }
    CHECK(decoded == subject);
    CHECK(mail::encoded_header("a\nBcc: x") != "a\nBcc: x"); // no line of its own
}
