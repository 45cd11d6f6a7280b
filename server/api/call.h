#pragma once

#include "server/access/sessions.h"
#include "server/api/http/request_head.h"
#include "server/store/records.h"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace rasoat::api {

/// Names that a parameter may take, and what each stands for.
template <class Value>
using Choices = std::vector<std::pair<std::string_view, Value>>;

/// One request as a handler sees it: who asks, by which parameters. Parameters that are wrong throw http::ProblemError,
/// 422, naming them.
class Call {
public:
    Call(const http::RequestHead& head, store::Time now) : head_(head), now_(now) {}

    [[nodiscard]] store::Time now() const { return now_; }
    [[nodiscard]] const std::string& request_id() const { return head_.id; }
    [[nodiscard]] const std::string& peer() const { return head_.peer; }
    [[nodiscard]] std::optional<std::string_view> field(std::string_view name) const { return head_.field(name); }
    [[nodiscard]] std::string media_type() const { return head_.media_type(); }

    /// Who is signed in. Only on routes that ask for it.
    [[nodiscard]] const access::Session& session() const { return session_.value(); }
    [[nodiscard]] const std::string& session_token() const { return session_token_; }
    /// The agent's device. Only on routes for agents.
    [[nodiscard]] const store::DeviceState& device() const { return device_.value(); }
    /// The enrolment token in the path. Only on routes for agents of other makers.
    [[nodiscard]] const store::EnrolmentToken& token() const { return token_.value(); }

    [[nodiscard]] const std::string& body() const { return body_; }
    [[nodiscard]] std::string take_body() { return std::move(body_); }

    /// What stands in the path for {name}.
    [[nodiscard]] const std::string& path(std::string_view name) const;
    /// The id in the path; none where it is no number, so that there can be no such record.
    template <class Id>
    [[nodiscard]] std::optional<Id> path_id(std::string_view name) const {
        return store::parse_id<Id>(path(name));
    }

    /// A query parameter; empty where it is absent.
    [[nodiscard]] std::string query(std::string_view name, std::size_t most_bytes) const;
    [[nodiscard]] std::size_t
    query_number_or(std::string_view name, std::size_t otherwise, std::size_t most, std::size_t least = 1) const;
    template <class Value>
    [[nodiscard]] std::optional<Value> query_choice(std::string_view name, const Choices<Value>& choices) const {
        const auto given = query(name, 100);
        if (given.empty()) return std::nullopt;
        std::string names;
        for (const auto& [choice, value] : choices) {
            if (choice == given) return value;
            (names += names.empty() ? "" : ", ") += choice;
        }
        refuse_query(name, names);
    }
    /// An id given as a query parameter; 422 where it is there but no number.
    template <class Id>
    [[nodiscard]] std::optional<Id> query_id(std::string_view name) const {
        const auto given = query(name, 30);
        if (given.empty()) return std::nullopt;
        const auto id = store::parse_id<Id>(given);
        if (!id) refuse_query(name, "1, 2, 3, ...");
        return id;
    }

private:
    friend class Router;
    [[noreturn]] static void refuse_query(std::string_view name, std::string_view allowed);

    const http::RequestHead& head_;
    store::Time now_;
    std::vector<std::pair<std::string_view, std::string>> path_;
    std::optional<access::Session> session_;
    std::string session_token_;
    std::optional<store::DeviceState> device_;
    std::optional<store::EnrolmentToken> token_;
    std::string body_;
};

} // namespace rasoat::api
