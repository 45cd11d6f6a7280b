#include "server/access/password_rules.h"

#include "server/access/access_error.h"

#include <fmt/format.h>

#include <algorithm>

namespace rasoat::access {
namespace {

/// Characters of UTF-8: bytes that are no continuation.
std::size_t characters(std::string_view text) {
    return static_cast<std::size_t>(
        std::ranges::count_if(text, [](char c) { return (static_cast<unsigned char>(c) & 0xc0U) != 0x80U; }));
}

} // namespace

void refuse_unfit_password(std::string_view password) {
    if (characters(password) < password_least)
        throw UnfitPassword(
            {fmt::format("Mật khẩu cần ít nhất {} ký tự.", password_least),
             fmt::format("A password needs {} characters or more.", password_least)});
    if (password.size() > password_most)
        throw UnfitPassword(
            {fmt::format("Mật khẩu dài quá {} byte.", password_most),
             fmt::format("A password has {} bytes at the most.", password_most)});
}

} // namespace rasoat::access
