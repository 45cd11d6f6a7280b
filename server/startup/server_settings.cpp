#include "server/startup/server_settings.h"

#include "settings/toml_reader.h"

#include <arpa/inet.h>

#include <algorithm>
#include <array>
#include <fstream>
#include <utility>

namespace rasoat::startup {

namespace {

using settings::TomlReader;

const settings::Choices<http::LogLevel> log_levels{
    {"debug", http::LogLevel::debug},
    {"info", http::LogLevel::info},
    {"warning", http::LogLevel::warning},
    {"error", http::LogLevel::error}};
const settings::Choices<http::LogFormat> log_formats{{"text", http::LogFormat::text}, {"json", http::LogFormat::json}};

constexpr std::array agent_formats{
    std::pair{std::string_view("ocs-xml"), intake::AgentFormat::ocs_xml},
    std::pair{std::string_view("glpi-json"), intake::AgentFormat::glpi_json}};

bool is_ip_address(const std::string& text) {
    std::array<unsigned char, 16> bytes{};
    return inet_pton(AF_INET, text.c_str(), bytes.data()) == 1 || inet_pton(AF_INET6, text.c_str(), bytes.data()) == 1;
}

std::size_t size(const TomlReader& table, std::string_view key, std::size_t otherwise, settings::IntegerRange range) {
    return static_cast<std::size_t>(table.integer_or(key, static_cast<std::int64_t>(otherwise), range));
}

std::chrono::seconds
seconds(const TomlReader& table, std::string_view key, std::chrono::seconds otherwise, std::int64_t most) {
    return std::chrono::seconds(table.integer_or(key, otherwise.count(), {1, most}));
}

void read_organisation(const TomlReader& table, ServerSettings& settings) {
    settings.organisation = table.text_or("name", settings.organisation);
}

void read_listen(const TomlReader& table, ServerSettings& settings) {
    settings.listen.host = table.text_or("address", settings.listen.host);
    if (!is_ip_address(settings.listen.host))
        table.refuse("address", "must be an IP address, such as 127.0.0.1, 0.0.0.0 or ::");
    settings.listen.port = static_cast<std::uint16_t>(table.integer_or("port", settings.listen.port, {0, 65535}));
    settings.public_name = table.text_if_set("name");
    settings.more_names = table.texts("names");
}

void read_tls(const TomlReader& table, ServerSettings& settings) {
    const auto chain = table.text_if_set("certificate");
    const auto key = table.text_if_set("private_key");
    if (chain.has_value() != key.has_value())
        table.refuse(chain ? "certificate" : "private_key", "needs the other one of certificate and private_key");
    if (chain) settings.certificate = BroughtCertificate{*chain, *key};
}

void read_storage(const TomlReader& table, ServerSettings& settings) {
    settings.data_folder = table.text_or("folder", settings.data_folder.string());
    settings.storage.write_queue = size(table, "write_queue", settings.storage.write_queue, {16, 1'000'000});
    settings.storage.batch = size(table, "batch", settings.storage.batch, {1, 100'000});
    settings.storage.readers = size(table, "readers", settings.storage.readers, {1, 256});
    constexpr std::int64_t bytes_in_megabyte = 1'000'000;
    if (const auto most = table.integer_if_set("most_megabytes", {16, 100'000'000}))
        settings.storage.most_bytes = static_cast<std::uint64_t>(*most * bytes_in_megabyte);
}

void read_web(const TomlReader& table, ServerSettings& settings) {
    settings.web_folder = table.text_or("folder", settings.web_folder.string());
}

void read_installers(const TomlReader& table, ServerSettings& settings) {
    settings.installers_folder = table.text_or("folder", settings.installers_folder.string());
}

void read_rules(const TomlReader& table, ServerSettings& settings) {
    settings.rules_folder = table.text_or("folder", settings.rules_folder.string());
}

void read_log(const TomlReader& table, ServerSettings& settings) {
    settings.log_level = table.choice_or("level", settings.log_level, log_levels);
    settings.log_format = table.choice_or("format", settings.log_format, log_formats);
}

void read_reports(const TomlReader& table, ServerSettings& settings) {
    settings.agents.intake.bytes = size(table, "limit_bytes", settings.agents.intake.bytes, {65'536, 16'777'216});
    settings.agents.next_report = std::chrono::seconds(
        table.integer_or("next_report_seconds", settings.agents.next_report.count(), {60, 604'800}));
    constexpr std::int64_t day = 86'400;
    settings.agents.key_lifetime =
        std::chrono::days(table.integer_or("key_days", settings.agents.key_lifetime.count() / day, {0, 3650}));
    settings.agents.copies_a_day = size(table, "copies_a_day", settings.agents.copies_a_day, {0, 100'000});
}

void read_other_agents(const TomlReader& table, ServerSettings& settings) {
    if (table.boolean_or("keep_user_names", false)) settings.agents.people_in_originals = intake::People::kept;
    if (!table.has("formats")) return;
    settings.agents.other_formats.clear();
    for (const auto& name : table.texts("formats")) {
        const auto format = std::ranges::find(agent_formats, name, [](const auto& choice) { return choice.first; });
        if (format == agent_formats.end()) table.refuse("formats", "may hold ocs-xml and glpi-json");
        settings.agents.other_formats.push_back(format->second);
    }
}

void read_plans(const TomlReader& table, ServerSettings& settings) {
    settings.plan_time_limit = seconds(table, "time_limit_seconds", settings.plan_time_limit, 600);
}

/// The first line of the file.
std::string secret_in(const TomlReader& table, std::string_view key) {
    const auto file = table.text(key);
    std::ifstream stream(file);
    std::string secret;
    if (!std::getline(stream, secret) || secret.empty())
        table.refuse(key, "names a file that cannot be read or has no first line: " + file);
    return secret;
}

void read_mail(const TomlReader& table, ServerSettings& settings) {
    static const settings::Choices<mail::Security> securities{
        {"none", mail::Security::none}, {"starttls", mail::Security::starttls}, {"tls", mail::Security::tls}};
    mail::MailSettings letters;
    letters.host = table.text("host");
    letters.port = static_cast<std::uint16_t>(table.integer_or("port", letters.port, {1, 65535}));
    letters.security = table.choice_or("security", letters.security, securities);
    letters.from = table.text("from");
    if (const auto authority = table.text_if_set("authority")) letters.authority = *authority;
    if (const auto user = table.text_if_set("user"))
        letters.credentials = mail::Credentials{*user, secret_in(table, "password_file")};
    settings.mail = std::move(letters);
}

void read_history(const TomlReader& table, ServerSettings& settings) {
    settings.history_kept =
        std::chrono::days(table.integer_or("keep_days", settings.history_kept.count(), {31, 36'500}));
}

void read_connections(const TomlReader& table, ServerSettings& settings) {
    auto& shares = settings.listen.shares;
    auto& deadlines = settings.listen.deadlines;
    shares.all = size(table, "threads", shares.all, {4, 10'000});
    shares.one_address = size(table, "threads_one_address", shares.one_address, {1, 10'000});
    constexpr std::int64_t an_hour = 3600;
    deadlines.head = seconds(table, "head_seconds", deadlines.head, an_hour);
    deadlines.body = seconds(table, "body_seconds", deadlines.body, an_hour);
    deadlines.answer = seconds(table, "answer_seconds", deadlines.answer, an_hour);
    deadlines.keep_alive = seconds(table, "keep_alive_seconds", deadlines.keep_alive, an_hour);
    deadlines.keep_alive_short = seconds(table, "keep_alive_seconds_when_short", deadlines.keep_alive_short, an_hour);
    settings.stop_time = seconds(table, "stop_seconds", settings.stop_time, 600);
}

ServerSettings defaults() {
    ServerSettings settings;
    settings.organisation = "Cơ quan của tôi";
    settings.listen.port = 8443;
    settings.data_folder = "data";
    settings.web_folder = "build/web";
    settings.installers_folder = "build/installers";
    settings.rules_folder = "config";
    return settings;
}

struct Section {
    std::string_view name;
    void (*read)(const TomlReader&, ServerSettings&);
};

constexpr std::array sections{
    Section{"organisation", &read_organisation},
    Section{"listen", &read_listen},
    Section{"tls", &read_tls},
    Section{"storage", &read_storage},
    Section{"web", &read_web},
    Section{"installers", &read_installers},
    Section{"rules", &read_rules},
    Section{"log", &read_log},
    Section{"reports", &read_reports},
    Section{"other_agents", &read_other_agents},
    Section{"plans", &read_plans},
    Section{"mail", &read_mail},
    Section{"history", &read_history},
    Section{"connections", &read_connections}};

} // namespace

std::filesystem::path store_file(const ServerSettings& settings) {
    return settings.data_folder / "rasoat.sqlite";
}

ServerSettings read_server_settings(const std::filesystem::path& file) {
    const auto root = settings::read_toml(file);
    auto result = defaults();
    for (const auto& section : sections)
        if (const auto table = root.table_if_set(section.name)) {
            section.read(*table, result);
            table->refuse_unknown_keys();
        }
    root.refuse_unknown_keys();
    return result;
}

} // namespace rasoat::startup
