#include "settings/configuration.h"

#include "settings/catalogue_table.h"
#include "settings/footprints_table.h"
#include "settings/policies_table.h"
#include "settings/processor_table.h"
#include "settings/roles_table.h"
#include "settings/settings_error.h"

#include <fmt/format.h>

#include <algorithm>

namespace rasoat::settings {

Configuration read_configuration(const std::filesystem::path& config) {
    Configuration configuration;
    configuration.processors = read_processors(config);
    configuration.os_support = read_os_support(config);
    configuration.roles = read_roles(config);
    configuration.catalogue = read_catalogue(config, configuration.processors);
    configuration.model_processors = read_model_processors(config);
    configuration.catalogue.footprints = read_footprints(config);
    configuration.norms = read_norms(config);
    configuration.policies = read_policies(config);
    configuration.data_quality = read_data_quality(config);
    for (const auto& role : configuration.roles) {
        const bool known = role.norm_position.empty() ||
                           std::any_of(configuration.norms.begin(), configuration.norms.end(), [&](const Norm& norm) {
                               return norm.position == role.norm_position;
                           });
        if (!known)
            throw SettingsError(
                (config / "roles.toml").generic_string(), 0,
                fmt::format(
                    "the role {} has norm_position = \"{}\", which norms.toml does not name", role.id,
                    role.norm_position));
    }
    return configuration;
}

} // namespace rasoat::settings
