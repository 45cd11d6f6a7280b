#pragma once

#include "server/access/permissions.h"
#include "server/api/answer.h"
#include "server/api/call.h"

#include <cstddef>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

namespace rasoat::api {

struct Services;

/// Who may use a route: who has a permission, or one of these.
enum class Admission {
    anyone,
    signed_in,      ///< whoever has a session; also while a one-time password has still to be changed
    enrolled_agent, ///< who bears a device's key
    token_in_path,  ///< who knows an enrolment token, which stands in the path for {token}
    reader_of_feed  ///< who bears a feed token, or has a session that may read machines
};
using Admitted = std::variant<Admission, access::Permission>;

using Handler = Answer (*)(const Services&, Call&);

struct Route {
    std::string method; ///< "GET", "POST", "PUT", "DELETE"
    std::string pattern;
    Admitted admitted;
    Handler handler;
    std::size_t body_limit;            ///< bytes; 0: no body is read
    bool any_type = false;             ///< the handler looks at the body's type; else it must be JSON
    std::vector<std::string> segments; ///< of the pattern; "{id}" takes any
};

inline constexpr std::size_t small_json_body = std::size_t{64} * 1024;
inline constexpr std::size_t large_json_body = std::size_t{1024} * 1024; ///< for lists

/// Every path that the server answers, as one table.
class Routes {
public:
    void get(std::string_view pattern, Admitted admitted, Handler handler);
    /// A JSON body of at most `body_limit` bytes.
    void post(std::string_view pattern, Admitted admitted, Handler handler, std::size_t body_limit = small_json_body);
    /// A body of any type, of at most `body_limit` bytes; the handler looks at its type.
    void receive(std::string_view pattern, Admitted admitted, Handler handler, std::size_t body_limit);
    /// A JSON body that takes the place of what is there.
    void put(std::string_view pattern, Admitted admitted, Handler handler, std::size_t body_limit = small_json_body);
    void remove(std::string_view pattern, Admitted admitted, Handler handler);

    [[nodiscard]] const std::vector<Route>& all() const { return routes_; }

    struct Match {
        std::size_t route; ///< index into all()
        std::vector<std::pair<std::string_view, std::string>> parameters;
    };
    /// The routes that match the path, one for each method.
    [[nodiscard]] std::vector<Match> matches(std::string_view path) const;

private:
    Route&
    add(std::string method, std::string_view pattern, Admitted admitted, Handler handler, std::size_t body_limit);
    std::vector<Route> routes_;
};

/// The table itself. `report_limit`: bytes of a report as sent.
[[nodiscard]] Routes route_table(std::size_t report_limit);

} // namespace rasoat::api
