#pragma once

#include "planner/model/text.h"

#include <chrono>
#include <stdexcept>
#include <utility>

namespace rasoat::access {

/// Something that a person or agent may not do, in both languages. what() is English.
class AccessError : public std::runtime_error {
public:
    explicit AccessError(planner::Bilingual why) : std::runtime_error(why.en), why_(std::move(why)) {}
    [[nodiscard]] const planner::Bilingual& why() const { return why_; }

private:
    planner::Bilingual why_;
};

/// An enrolment token that is unknown, expired or revoked (HTTP 403).
struct EnrolmentRefused : AccessError {
    using AccessError::AccessError;
};

/// The officer ended the agent's key, and the token is no newer than that (HTTP 403).
struct KeyWasRevoked : EnrolmentRefused {
    using EnrolmentRefused::EnrolmentRefused;
};

/// A unit has had as many copied machines in a day as it may have (HTTP 429).
class TooManyCopies : public AccessError {
public:
    TooManyCopies(planner::Bilingual why, std::chrono::seconds wait) : AccessError(std::move(why)), wait_(wait) {}
    [[nodiscard]] std::chrono::seconds wait() const { return wait_; } ///< until there is room for another

private:
    std::chrono::seconds wait_;
};

/// The present password given with a change is wrong (HTTP 403).
struct WrongPassword : AccessError {
    using AccessError::AccessError;
};

/// The new password is too short, too long or the old one again (HTTP 422).
struct UnfitPassword : AccessError {
    using AccessError::AccessError;
};

/// An account that cannot be made or changed as asked (HTTP 422).
struct AccountRefused : AccessError {
    using AccessError::AccessError;
};

} // namespace rasoat::access
