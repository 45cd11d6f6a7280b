#include "agent/probes/antivirus_windows.h"

#include "agent/probes/probe_error.h"
#include "agent/probes/registry_windows.h"
#include "agent/probes/security_center.h"
#include "agent/probes/system_library_windows.h"

namespace rasoat::probes {
namespace {

/// wscapi.h, which MinGW lacks. Windows for servers have the library but no Security Center behind it.
enum class ProviderHealth { good, not_monitored, poor, snoozed };

std::optional<ProviderHealth> antivirus_health() {
    constexpr DWORD antivirus_provider = 4;
    const SystemLibrary library(L"wscapi.dll");
    auto* const health_of = library.function<HRESULT WINAPI(DWORD, ProviderHealth*)>("WscGetSecurityProviderHealth");
    auto health = ProviderHealth::not_monitored;
    if (health_of == nullptr || health_of(antivirus_provider, &health) != S_OK) return std::nullopt;
    return health;
}

/// The state of all products together says something of one only where there is one, and it says it is all right.
void tell_health(std::optional<ProviderHealth> health, std::vector<report::Antivirus>& products) {
    if (products.size() != 1 || health != ProviderHealth::good) return;
    if (!products.front().enabled) products.front().enabled = true;
    if (!products.front().up_to_date) products.front().up_to_date = true;
}

} // namespace

std::vector<report::Antivirus> antivirus() {
    const auto providers = registry_key("SOFTWARE\\Microsoft\\Security Center\\Provider\\Av", 1);
    auto products = providers ? registered_antivirus(*providers) : std::vector<report::Antivirus>{};
    if (products.empty())
        products = antivirus_with_services(registry_subkey_names("SYSTEM\\CurrentControlSet\\Services"));
    const auto health = antivirus_health();
    // One of a name that is not known protects all the same.
    if (products.empty() && health == ProviderHealth::good) products.emplace_back();
    tell_health(health, products);
    if (!products.empty()) return products;
    if (health == ProviderHealth::poor)
        throw ProbeError("Windows' Security Center says that no antivirus protects this machine, and names none");
    throw ProbeError(
        "unknown: this Windows has no Security Center to ask, and none of the products known to the agent");
}

} // namespace rasoat::probes
