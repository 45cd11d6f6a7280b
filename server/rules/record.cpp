#include "server/rules/record.h"

#include <fmt/format.h>

namespace rasoat::rules {

bool Record::has(std::string_view key) const {
    return !std::holds_alternative<std::monostate>((*this)[key]);
}

std::string Record::text(std::string_view key) const {
    return has(key) ? std::get<std::string>((*this)[key]) : std::string{};
}

std::int64_t Record::integer(std::string_view key) const {
    return std::get<std::int64_t>((*this)[key]);
}

double Record::real(std::string_view key) const {
    return std::get<double>((*this)[key]);
}

bool Record::flag(std::string_view key) const {
    return std::get<bool>((*this)[key]);
}

void refuse(const Schema& schema, std::string_view key, const Bilingual& why) {
    const auto& label = schema.field(key).label;
    throw RecordRefused(
        fmt::format("/{}", key), {fmt::format("{}: {}", label.vi, why.vi), fmt::format("{}: {}", label.en, why.en)});
}

} // namespace rasoat::rules
