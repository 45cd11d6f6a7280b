#pragma once

#include "server/store/records.h"

#include <stdexcept>
#include <string>
#include <utility>

namespace rasoat::organisation {

/// Something that is wanted of units or seats and cannot be (HTTP 422). what() is English.
class OrganisationRefused : public std::runtime_error {
public:
    /// `field`: JSON pointer of what is at fault; "/units/1".
    OrganisationRefused(std::string field, store::Bilingual why)
        : std::runtime_error(why.en), field_(std::move(field)), why_(std::move(why)) {}
    [[nodiscard]] const std::string& field() const { return field_; }
    [[nodiscard]] const store::Bilingual& why() const { return why_; }

private:
    std::string field_;
    store::Bilingual why_;
};

} // namespace rasoat::organisation
