#include "server/api/roles.h"

#include "server/api/json/text_json.h"

namespace rasoat::api {

Answer roles(const Services& services, Call& /*call*/) {
    JsonWriter json;
    json.begin_object();
    json.begin_array("items");
    for (const auto& role : services.review.rules().roles) {
        json.begin_object();
        json.text("id", std::string_view(role.id));
        write_text(json, "name", role.name);
        json.integer("memory_mb", role.memory.count);
        json.integer("processor_score", role.processor.value);
        json.boolean("needs_ssd", role.needs_ssd);
        json.integer("disk_gb", role.disk.count);
        json.real("weight", role.weight);
        json.end_object();
    }
    json.end_array();
    json.end_object();
    return shown(json.take());
}

} // namespace rasoat::api
