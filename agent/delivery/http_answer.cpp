#include "agent/delivery/http_answer.h"

#include "agent/delivery/answer_json.h"

#include <algorithm>
#include <charconv>

namespace rasoat::delivery {

namespace {

constexpr std::size_t largest_head = std::size_t{16} * 1024;

std::string lower(std::string_view text) {
    std::string result(text);
    std::transform(result.begin(), result.end(), result.begin(), [](char c) {
        return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
    });
    return result;
}

std::string_view trimmed(std::string_view text) {
    const auto first = text.find_first_not_of(" \t");
    return first == std::string_view::npos ? std::string_view{}
                                           : text.substr(first, text.find_last_not_of(" \t") - first + 1);
}

[[noreturn]] void no_http(const char* what) {
    throw TransportFailed(std::string("the server's answer is not HTTP as expected: ") + what);
}

std::size_t number(std::string_view text, int base) {
    std::size_t value = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value, base);
    if (error != std::errc{} || end != text.data() + text.size()) no_http("a length that is no number");
    if (value > largest_answer) no_http("a body of more than 64 KB");
    return value;
}

} // namespace

std::optional<std::string> Response::header(std::string_view lower_case_name) const {
    for (const auto& [name, value] : headers)
        if (name == lower_case_name) return value;
    return std::nullopt;
}

std::string http_text(const Request& request, const ServerAddress& address) {
    auto host = url_of(address);
    host.erase(0, host.find("//") + 2);
    std::string text = "POST " + request.path + " HTTP/1.1\r\nHost: " + host + "\r\nConnection: close\r\n";
    for (const auto& [name, value] : request.headers)
        text.append(name).append(": ").append(value).append("\r\n");
    text.append("Content-Length: ").append(std::to_string(request.body.size())).append("\r\n\r\n");
    text += request.body;
    return text;
}

bool HttpAnswer::add(std::string_view bytes) {
    bytes_ += bytes;
    if (!head_read_ && !read_head()) return false;
    return read_body();
}

bool HttpAnswer::end() {
    if (!head_read_ || chunked_ || length_) throw TransportFailed("the server closed the connection in mid-answer");
    return true;
}

bool HttpAnswer::read_head() {
    const auto head_end = bytes_.find("\r\n\r\n");
    if (std::min(head_end, bytes_.size()) > largest_head) no_http("a head of more than 16 KB");
    if (head_end == std::string::npos) return false;
    std::string_view head = std::string_view(bytes_).substr(0, head_end + 2);

    const auto status_line = head.substr(0, head.find("\r\n"));
    if (status_line.size() < 12 || status_line.substr(0, 7) != "HTTP/1." || status_line[8] != ' ')
        no_http("no status line");
    response_.status = static_cast<int>(number(status_line.substr(9, 3), 10));
    head.remove_prefix(status_line.size() + 2);
    while (!head.empty()) {
        const auto line = head.substr(0, head.find("\r\n"));
        head.remove_prefix(line.size() + 2);
        const auto colon = line.find(':');
        if (colon == std::string_view::npos || colon == 0) no_http("a header without a colon");
        response_.headers.emplace_back(lower(line.substr(0, colon)), trimmed(line.substr(colon + 1)));
    }
    bytes_.erase(0, head_end + 4);
    if (response_.status / 100 == 1) { // an interim answer: the real one follows
        response_ = {};
        return read_head();
    }
    if (const auto encoding = response_.header("transfer-encoding")) chunked_ = lower(*encoding) == "chunked";
    if (const auto length = response_.header("content-length"); length && !chunked_) length_ = number(*length, 10);
    if (response_.status == 204 || response_.status == 304) {
        chunked_ = false;
        length_ = 0;
    }
    head_read_ = true;
    return true;
}

bool HttpAnswer::read_body() {
    if (chunked_) return read_chunks();
    response_.body += bytes_;
    bytes_.clear();
    if (length_ && response_.body.size() >= *length_) {
        response_.body.resize(*length_);
        return true;
    }
    if (response_.body.size() > largest_answer) no_http("a body of more than 64 KB");
    return false;
}

bool HttpAnswer::read_chunks() {
    for (;;) {
        const auto line_end = bytes_.find("\r\n");
        if (line_end == std::string::npos) {
            if (bytes_.size() > 1024) no_http("a chunk without a length");
            return false;
        }
        const auto size_text = std::string_view(bytes_).substr(0, line_end);
        const auto size = number(trimmed(size_text.substr(0, size_text.find(';'))), 16);
        if (size == 0) return true;
        if (response_.body.size() + size > largest_answer) no_http("a body of more than 64 KB");
        if (bytes_.size() < line_end + 2 + size + 2) return false;
        if (bytes_.compare(line_end + 2 + size, 2, "\r\n") != 0) no_http("a chunk of another length than it says");
        response_.body.append(bytes_, line_end + 2, size);
        bytes_.erase(0, line_end + 2 + size + 2);
    }
}

} // namespace rasoat::delivery
