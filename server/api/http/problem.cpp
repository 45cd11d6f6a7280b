#include "server/api/http/problem.h"

#include <fmt/format.h>

namespace rasoat::http {

void write_members(report::JsonWriter& json, const Problem& problem) {
    json.text("type", std::string_view(problem.type));
    json.text("title", std::string_view(problem.title.en));
    json.text("title_vi", std::string_view(problem.title.vi));
    json.number("status", static_cast<std::uint64_t>(problem.status));
    json.text("detail", std::string_view(problem.detail.en));
    json.text("detail_vi", std::string_view(problem.detail.vi));
    json.text("field", problem.field);
    if (problem.more_members) problem.more_members(json);
}

std::string problem_json(const Problem& problem) {
    report::JsonWriter json;
    json.begin_object();
    write_members(json, problem);
    json.end_object();
    return json.take();
}

Problem bad_request(Bilingual detail) {
    return {"/problems/bad-request", 400, {"Yêu cầu không hợp lệ", "Bad request"}, std::move(detail), {}, {}};
}

Problem signed_out() {
    return {
        "/problems/signed-out",
        401,
        {"Chưa đăng nhập", "Not signed in"},
        {"Phiên làm việc không có hoặc đã hết hạn. Hãy đăng nhập.", "There is no session, or it has ended. Sign in."},
        {},
        {}};
}

Problem forbidden(Bilingual detail) {
    return {"/problems/forbidden", 403, {"Không được phép", "Not allowed"}, std::move(detail), {}, {}};
}

Problem no_such_path(std::string_view path) {
    return {
        "/problems/no-such-path",
        404,
        {"Không có địa chỉ này", "No such path"},
        {fmt::format("Máy chủ không có gì tại {}.", path), fmt::format("The server has nothing at {}.", path)},
        {},
        {}};
}

Problem not_found(Bilingual what, std::string_view id) {
    return {
        "/problems/not-found",
        404,
        {"Không tìm thấy", "Not found"},
        {fmt::format("Không có {} với mã \"{}\".", what.vi, id), fmt::format("There is no {} \"{}\".", what.en, id)},
        {},
        {}};
}

Problem method_not_allowed(std::string_view method) {
    return {
        "/problems/method-not-allowed",
        405,
        {"Phương thức không được hỗ trợ", "Method not allowed"},
        {fmt::format("Địa chỉ này không nhận {}; xem tiêu đề Allow.", method),
         fmt::format("This path does not take {}; see the Allow header.", method)},
        {},
        {}};
}

Problem too_slow() {
    return {
        "/problems/too-slow",
        408,
        {"Gửi quá chậm", "Too slow"},
        {"Yêu cầu không đến đủ trong thời gian cho phép.", "The request did not arrive in time."},
        {},
        {}};
}

Problem conflict(Bilingual detail) {
    return {"/problems/conflict", 409, {"Không thể lúc này", "Not as things are"}, std::move(detail), {}, {}};
}

Problem precondition_failed(Bilingual detail) {
    return {"/problems/changed-since", 412, {"Đã có người sửa", "Changed meanwhile"}, std::move(detail), {}, {}};
}

Problem precondition_required() {
    return {
        "/problems/version-needed",
        428,
        {"Thiếu phiên bản", "The version is lacking"},
        {"Hãy gửi kèm If-Match với phiên bản đã đọc, để không ghi đè lên việc của người khác.",
         "Send If-Match with the version that was read, so that nobody else's work is overwritten."},
        {},
        {}};
}

Problem length_required() {
    return {
        "/problems/length-required",
        411,
        {"Thiếu độ dài", "Length required"},
        {"Hãy gửi Content-Length hoặc dùng Transfer-Encoding: chunked.",
         "Send Content-Length, or use Transfer-Encoding: chunked."},
        {},
        {}};
}

Problem too_large(std::size_t limit) {
    return {
        "/problems/too-large",
        413,
        {"Dữ liệu quá lớn", "Too large"},
        {fmt::format("Nội dung vượt giới hạn {} byte.", limit),
         fmt::format("The content exceeds the limit of {} bytes.", limit)},
        {},
        {}};
}

Problem unsupported_type(std::string_view given, std::string_view wanted) {
    return {
        "/problems/unsupported-type",
        415,
        {"Kiểu nội dung không được hỗ trợ", "Unsupported content type"},
        {fmt::format("Nhận được \"{}\"; cần {}.", given, wanted),
         fmt::format("Got \"{}\"; {} is wanted.", given, wanted)},
        {},
        {}};
}

Problem invalid_value(std::string field, Bilingual detail) {
    return {"/problems/invalid-value", 422, {"Giá trị không hợp lệ", "Invalid value"}, std::move(detail),
            std::move(field),          {}};
}

Problem precondition_required(Bilingual detail) {
    return {"/problems/precondition-required",
            428,
            {"Thiếu điều kiện", "Precondition required"},
            std::move(detail),
            {},
            {}};
}

Problem too_many_attempts(std::chrono::seconds wait) {
    return {
        "/problems/too-many-attempts",
        429,
        {"Thử quá nhiều lần", "Too many attempts"},
        {fmt::format("Hãy thử lại sau {} giây.", wait.count()), fmt::format("Try again in {} seconds.", wait.count())},
        {},
        wait};
}

Problem internal_error(std::string_view request_id) {
    return {
        "/problems/internal-error",
        500,
        {"Lỗi máy chủ", "Server error"},
        {fmt::format("Máy chủ gặp lỗi; nhật ký ghi dưới mã {}.", request_id),
         fmt::format("The server failed; its log tells more under {}.", request_id)},
        {},
        {}};
}

Problem unavailable(Bilingual detail, std::chrono::seconds wait) {
    return {"/problems/unavailable", 503, {"Tạm thời chưa phục vụ được", "Unavailable"}, std::move(detail), {}, wait};
}

} // namespace rasoat::http
