#include "server/startup/first_records.h"

#include "server/access/audit_trail.h"

namespace rasoat::startup {

void ensure_organisation(store::Store& store, std::string_view name, std::string_view role, store::Time now) {
    store.write([&](store::Transaction& transaction) {
        if (!transaction.units().empty()) return;
        transaction.add_unit({{}, std::nullopt, "1", std::string(name)});
        if (!transaction.setting(store::setting::organisation))
            transaction.put_setting(store::setting::organisation, name);
        transaction.put_setting(store::setting::seat_new_machines, "true");
        transaction.put_setting(store::setting::role_of_new_seats, role);
        access::record(transaction, access::system_actor, "add-unit", name, "first start", now);
    });
}

} // namespace rasoat::startup
