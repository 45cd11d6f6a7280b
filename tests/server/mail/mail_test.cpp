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
