#pragma once

#include "server/api/http/event_log.h"
#include "server/api/http/https_server.h"
#include "server/api/services.h"
#include "server/mail/mail.h"
#include "server/store/sqlite/sqlite_store.h"

#include <chrono>
#include <filesystem>
#include <optional>
#include <string>
#include <vector>

namespace rasoat::startup {

/// A certificate that the organisation brought itself.
struct BroughtCertificate {
    std::filesystem::path chain;
    std::filesystem::path private_key;
};

/// config/server.toml, which documents every key.
struct ServerSettings {
    std::string organisation;
    http::ListenSettings listen; ///< without the certificate's paths
    std::optional<std::string> public_name;
    std::vector<std::string> more_names;
    std::optional<BroughtCertificate> certificate;
    std::filesystem::path data_folder;
    store::SqliteOptions storage; ///< without the file
    std::filesystem::path web_folder;
    std::filesystem::path installers_folder; ///< the agent's packages that are handed out
    std::filesystem::path rules_folder;
    http::LogLevel log_level = http::LogLevel::info;
    http::LogFormat log_format = http::LogFormat::text;
    api::AgentRules agents;
    std::chrono::seconds plan_time_limit{5};
    std::optional<mail::MailSettings> mail;
    std::chrono::days history_kept{1826};
    std::chrono::seconds stop_time{20};
};

/// Throws settings::SettingsError with file, line and what is allowed.
[[nodiscard]] ServerSettings read_server_settings(const std::filesystem::path& file);

/// The database in the data folder.
[[nodiscard]] std::filesystem::path store_file(const ServerSettings& settings);

} // namespace rasoat::startup
