#include "agent/delivery/certificate_name.h"

#include <algorithm>

namespace rasoat::delivery {

namespace {

char lower(char c) {
    return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
}

bool same(std::string_view left, std::string_view right) {
    return std::equal(
        left.begin(), left.end(), right.begin(), right.end(), [](char a, char b) { return lower(a) == lower(b); });
}

} // namespace

bool stands_for(std::string_view certificate_name, std::string_view host) {
    if (certificate_name.substr(0, 2) != "*.") return !host.empty() && same(certificate_name, host);
    const auto domain = certificate_name.substr(1); // with its dot
    const auto label_end = host.find('.');
    // "*.vn" would stand for half a country.
    const bool wide = std::count(domain.begin(), domain.end(), '.') < 2;
    return !wide && label_end != 0 && label_end != std::string_view::npos && same(domain, host.substr(label_end));
}

} // namespace rasoat::delivery
