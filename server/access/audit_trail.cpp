#include "server/access/audit_trail.h"

#include <string>

namespace rasoat::access {

void record(
    store::Transaction& transaction, std::string_view actor, std::string_view action, std::string_view subject,
    std::string_view detail, store::Time now) {
    transaction.append_audit(
        {{}, now, std::string(actor), std::string(action), std::string(subject), std::string(detail)});
}

} // namespace rasoat::access
