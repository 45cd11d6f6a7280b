#include "tests/server/running/api_client.h"

#include <fmt/format.h>

#include <stdexcept>

namespace rasoat::tests {

Json::Json(std::string_view text) {
    if (parser_.parse(text.data(), text.size()).get(root_)) throw std::runtime_error("not JSON: " + std::string(text));
}

std::string Json::text(const char* pointer) const {
    std::string_view value;
    if (root_.at_pointer(pointer).get(value)) throw std::runtime_error(std::string("no text at ") + pointer);
    return std::string(value);
}

std::int64_t Json::integer(const char* pointer) const {
    std::int64_t value = 0;
    if (root_.at_pointer(pointer).get(value)) throw std::runtime_error(std::string("no number at ") + pointer);
    return value;
}

std::vector<std::string> Json::keys(const char* pointer) const {
    std::vector<std::string> names;
    for (const auto& member : simdjson::dom::object(root_.at_pointer(pointer)))
        names.emplace_back(member.key);
    return names;
}

ApiClient::ApiClient(const RunningServer& server) : tls_(server.ca()), connection_(tls_, "127.0.0.1", server.port()) {}

fleet::Answer
ApiClient::send(std::string_view method, std::string_view path, std::string_view body, const Fields& fields) {
    auto request = fmt::format("{} {} HTTP/1.1\r\nHost: 127.0.0.1\r\n", method, path);
    for (const auto& [name, value] : fields)
        request += fmt::format("{}: {}\r\n", name, value);
    if (!cookie_.empty()) request += fmt::format("Cookie: rasoat_session={}\r\n", cookie_);
    if (!csrf_.empty()) request += fmt::format("X-CSRF-Token: {}\r\n", csrf_);
    if (method != "GET" && method != "HEAD") request += fmt::format("Content-Length: {}\r\n", body.size());
    return connection_.exchange(fmt::format("{}\r\n{}", request, body));
}

fleet::Answer ApiClient::get(std::string_view path, const Fields& fields) {
    return send("GET", path, "", fields);
}

fleet::Answer ApiClient::post(std::string_view path, std::string_view json, const Fields& fields) {
    Fields all = fields;
    all.emplace_back("Content-Type", "application/json");
    return send("POST", path, json, all);
}

fleet::Answer ApiClient::sign_in(std::string_view username, std::string_view password) {
    auto answer = post("/api/v1/session", fmt::format(R"({{"username":"{}","password":"{}"}})", username, password));
    if (answer.status == 200) {
        const auto cookie = answer.field("Set-Cookie");
        const auto start = cookie.find('=') + 1;
        cookie_ = cookie.substr(start, cookie.find(';') - start);
        csrf_ = Json(answer.body).text("/csrf_token");
    }
    return answer;
}

void ApiClient::sign_in_as_administrator(const RunningServer& server) {
    constexpr std::string_view lasting = "mật khẩu lâu dài 2026";
    const auto& once = server.administrator_password();
    if (sign_in("administrator", once).status != 200) throw std::runtime_error("no sign-in");
    const auto changed =
        post("/api/v1/session/password", fmt::format(R"({{"current":"{}","new":"{}"}})", once, lasting));
    if (changed.status != 204) throw std::runtime_error("the password was not changed: " + changed.body);
}

} // namespace rasoat::tests
