#pragma once

#include "server/store/records.h"

#include <stdexcept>
#include <utility>

namespace rasoat::inventory {

/// Something that an officer wants and that cannot be, as things are (HTTP 409). what() is English.
class DecisionRefused : public std::runtime_error {
public:
    explicit DecisionRefused(store::Bilingual why) : std::runtime_error(why.en), why_(std::move(why)) {}
    [[nodiscard]] const store::Bilingual& why() const { return why_; }

private:
    store::Bilingual why_;
};

} // namespace rasoat::inventory
