#include "agent/install/windows/configuration_file.h"

#include "agent/delivery/durable_file.h"
#include "agent/delivery/key_value_file.h"
#include "agent/settings.h"

namespace rasoat::agent {

void write_configuration(const CommandLine& line, const std::filesystem::path& file) {
    auto values = values_in_configuration(file, false);
    const auto before = values;
    const auto put = [&](const char* key, const std::optional<std::string>& value) {
        if (value) values[key] = *value;
    };
    put("server", line.server);
    put("token", line.token);
    put("ca_fingerprint", line.ca_fingerprint);
    put("unit", line.unit);
    if (values != before) delivery::write_durably(file, delivery::key_value_text(values));
}

} // namespace rasoat::agent
