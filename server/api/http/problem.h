#pragma once

#include "agent/report/json_writer.h"
#include "planner/model/text.h"

#include <chrono>
#include <exception>
#include <functional>
#include <optional>
#include <string>
#include <string_view>

/// Problem documents (RFC 9457): every error that a client sees is one.
namespace rasoat::http {

using planner::Bilingual;

struct Problem {
    std::string type; ///< a path such as /problems/report-refused
    int status = 500;
    Bilingual title;
    Bilingual detail;
    std::optional<std::string> field;                ///< JSON pointer of the field at fault
    std::optional<std::chrono::seconds> retry_after; ///< sent as Retry-After
    /// Writes members of its own kind (RFC 9457, 3.2); empty: it has none.
    std::function<void(report::JsonWriter&)> more_members = {};
};

/// Thrown by whatever cannot answer; the server turns it into the answer.
class ProblemError : public std::exception {
public:
    explicit ProblemError(Problem problem) : problem_(std::move(problem)) {}
    [[nodiscard]] const Problem& problem() const { return problem_; }
    [[nodiscard]] const char* what() const noexcept override { return problem_.detail.en.c_str(); }

private:
    Problem problem_;
};

/// The members of the document, into an object that is open.
void write_members(report::JsonWriter& json, const Problem& problem);

/// The document as JSON (application/problem+json).
[[nodiscard]] std::string problem_json(const Problem& problem);

// One function for each kind, so that a kind reads alike wherever it arises.

[[nodiscard]] Problem bad_request(Bilingual detail);                                     ///< 400
[[nodiscard]] Problem signed_out();                                                      ///< 401
[[nodiscard]] Problem forbidden(Bilingual detail);                                       ///< 403
[[nodiscard]] Problem no_such_path(std::string_view path);                               ///< 404
[[nodiscard]] Problem not_found(Bilingual what, std::string_view id);                    ///< 404
[[nodiscard]] Problem method_not_allowed(std::string_view method);                       ///< 405
[[nodiscard]] Problem too_slow();                                                        ///< 408
[[nodiscard]] Problem conflict(Bilingual detail);                                        ///< 409
[[nodiscard]] Problem length_required();                                                 ///< 411
[[nodiscard]] Problem precondition_failed(Bilingual detail);                             ///< 412
[[nodiscard]] Problem precondition_required();                                           ///< 428
[[nodiscard]] Problem too_large(std::size_t limit);                                      ///< 413, limit in bytes
[[nodiscard]] Problem unsupported_type(std::string_view given, std::string_view wanted); ///< 415
[[nodiscard]] Problem invalid_value(std::string field, Bilingual detail);                ///< 422
[[nodiscard]] Problem precondition_required(Bilingual detail);                           ///< 428
[[nodiscard]] Problem too_many_attempts(std::chrono::seconds wait);                      ///< 429
[[nodiscard]] Problem internal_error(std::string_view request_id);                       ///< 500
[[nodiscard]] Problem unavailable(Bilingual detail, std::chrono::seconds wait);          ///< 503

} // namespace rasoat::http
