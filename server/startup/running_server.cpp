#include "server/startup/running_server.h"

#include "server/access/accounts.h"
#include "server/api/http/https_server.h"
#include "server/api/router.h"
#include "server/api/tls/own_authority.h"
#include "server/control/commands.h"
#include "server/demo/load_demo.h"
#include "server/startup/first_records.h"
#include "server/startup/housekeeping.h"
#include "server/startup/review_refresher.h"
#include "settings/configuration.h"

#include <fmt/format.h>
#include <sys/stat.h>

#include <stdexcept>

namespace rasoat::startup {

namespace {

constexpr std::string_view version = RASOAT_VERSION;

store::Time now() {
    return std::chrono::floor<std::chrono::milliseconds>(std::chrono::system_clock::now());
}

void make_data_folder(const std::filesystem::path& folder) {
    std::error_code failed;
    std::filesystem::create_directories(folder, failed);
    if (failed)
        throw std::runtime_error(
            fmt::format("{}: the data folder cannot be made: {}", folder.string(), failed.message()));
    // Inventories and keys are nobody else's business.
    ::chmod(folder.c_str(), 0700);
}

std::unique_ptr<store::Store> opened_store(const ServerSettings& settings) {
    make_data_folder(settings.data_folder);
    auto options = settings.storage;
    options.file = store_file(settings);
    return store::open_sqlite_store(options);
}

bool listens_everywhere(const std::string& address) {
    return address == "0.0.0.0" || address == "::";
}

std::string public_name(const ServerSettings& settings) {
    if (settings.public_name) return *settings.public_name;
    return listens_everywhere(settings.listen.host) ? tls::own_names().front() : settings.listen.host;
}

std::string url(const std::string& name, std::uint16_t port) {
    return name.find(':') == std::string::npos ? fmt::format("https://{}:{}", name, port)
                                               : fmt::format("https://[{}]:{}", name, port);
}

tls::TlsFiles certificates(const ServerSettings& settings) {
    if (settings.certificate)
        return tls::brought_certificates(settings.certificate->chain, settings.certificate->private_key);
    std::vector<std::string> names{public_name(settings)};
    for (auto& name : tls::own_names())
        names.push_back(std::move(name));
    names.insert(names.end(), settings.more_names.begin(), settings.more_names.end());
    return tls::ensure_own_certificates(settings.data_folder / "tls", names, std::chrono::system_clock::now());
}

http::ListenSettings listen_settings(const ServerSettings& settings, const tls::TlsFiles& files) {
    auto listen = settings.listen;
    listen.certificate_chain = files.certificate_chain;
    listen.private_key = files.private_key;
    return listen;
}

} // namespace

struct RunningServer::Parts {
    std::chrono::seconds stop_time;
    http::EventLog log;
    std::unique_ptr<store::Store> store;
    planning::Review review;
    planning::PlanRuns plan_runs;
    planning::PlanPreparations plan_preparations;
    access::SignInThrottle throttle;
    api::AgentCounters counters;
    std::deque<http::RouteMetrics> route_metrics;
    api::WebFiles web_files;
    api::InstallerFolder installers;
    tls::TlsFiles tls_files;
    std::unique_ptr<api::Router> router;
    http::HttpsServer https;
    api::Identity identity;
    api::Services services;
    StartNotice notice;
    std::unique_ptr<control::ControlServer> control;
    std::unique_ptr<Housekeeping> housekeeping;
    std::unique_ptr<ReviewRefresher> refresher;

    explicit Parts(const ServerSettings& settings, const settings::Configuration& rules)
        : stop_time(settings.stop_time), log(settings.log_level, settings.log_format), store(opened_store(settings)),
          review(*store, planning::planning_rules(rules)), plan_runs(*store), web_files(settings.web_folder),
          installers(settings.installers_folder), tls_files(certificates(settings)),
          https(
              listen_settings(settings, tls_files),
              [this](const http::RequestHead& head, const http::ReadBody& read_body) {
                  return router->answer(head, read_body);
              },
              log),
          identity{std::string(version), url(public_name(settings), https.port()), tls_files.authority_fingerprint, 0},
          services{
              *store,
              review,
              plan_runs,
              plan_preparations,
              throttle,
              log,
              identity,
              settings.agents,
              settings.plan_time_limit,
              installers,
              settings.mail,
              settings.history_kept,
              counters,
              route_metrics,
              [this] { return https.connections(); }} {}
};

RunningServer::RunningServer(const ServerSettings& settings, FirstData first_data) {
    const auto rules = settings::read_configuration(settings.rules_folder);
    parts_ = std::make_unique<Parts>(settings, rules);
    auto& parts = *parts_;
    parts.notice = {parts.identity.public_url, parts.identity.ca_fingerprint, {}};
    parts.notice.administrator_password = access::ensure_administrator(*parts.store, now());
    if (first_data == FirstData::demo) demo::load_demo(*parts.store, rules, settings.rules_folder, now());
    ensure_organisation(*parts.store, settings.organisation, rules.roles.front().id, now());
    parts.identity.machines_at_start = static_cast<std::uint64_t>(parts.store->snapshot()->count_machines());

    if (parts.web_files.empty())
        parts.log.warning(
            "no_web_application",
            {{"folder", settings.web_folder.string()}, {"mend", "build it with server/web/build"}});
    parts.router = std::make_unique<api::Router>(
        parts.services, api::route_table(settings.agents.intake.bytes), parts.web_files, parts.route_metrics);
    parts.control = std::make_unique<control::ControlServer>(
        control::control_socket(settings.data_folder),
        [services = &parts.services](const auto& words) { return control::run_command(*services, words); });
    parts.housekeeping = std::make_unique<Housekeeping>(*parts.store, parts.log, settings.history_kept);
    parts.refresher = std::make_unique<ReviewRefresher>(parts.review, parts.log);
    parts.https.start();
    parts.log.info(
        "started", {{"version", version},
                    {"address", parts.identity.public_url},
                    {"data", settings.data_folder.string()},
                    {"machines", static_cast<std::int64_t>(parts.identity.machines_at_start)}});
}

RunningServer::~RunningServer() = default;

const StartNotice& RunningServer::notice() const {
    return parts_->notice;
}

void RunningServer::stop() {
    parts_->log.info("stopping", {});
    parts_->plan_runs.stop();
    parts_->https.stop(parts_->stop_time);
    parts_->control.reset();
    parts_->housekeeping.reset();
    parts_->refresher.reset();
    parts_->log.info("stopped", {{"reports", static_cast<std::int64_t>(parts_->counters.reports_stored.load())}});
}

} // namespace rasoat::startup
