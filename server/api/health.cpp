#include "server/api/health.h"

#include "agent/report/json_writer.h"

namespace rasoat::api {

Answer health(const Services& services, Call& /*call*/) {
    services.store.check_writable();
    report::JsonWriter json;
    json.begin_object();
    json.text("status", std::string_view("ok"));
    json.text("version", std::string_view(services.identity.version));
    json.end_object();
    return shown(json.take());
}

} // namespace rasoat::api
