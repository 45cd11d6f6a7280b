#include "agent/delivery/proxy_windows.h"

#include "agent/delivery/proxy_list.h"
#include "agent/windows/text.h"

#include <windows.h>
#include <winhttp.h>

#include <memory>
#include <string>

namespace rasoat::delivery {

namespace {

struct GlobalDelete {
    void operator()(wchar_t* memory) const { GlobalFree(memory); }
};
using GlobalText = std::unique_ptr<wchar_t, GlobalDelete>;

std::string text_of(const GlobalText& text) {
    return text ? windows::to_utf8(text.get()) : std::string{};
}

/// What Internet Options hold for the account that this process runs under.
struct InternetOptions {
    bool look_for_proxy = false;
    std::string script;
    std::string proxies;
    std::string exceptions;
};

InternetOptions internet_options() {
    WINHTTP_CURRENT_USER_IE_PROXY_CONFIG config{};
    if (WinHttpGetIEProxyConfigForCurrentUser(&config) == 0) return {};
    const GlobalText script(config.lpszAutoConfigUrl);
    const GlobalText proxies(config.lpszProxy);
    const GlobalText exceptions(config.lpszProxyBypass);
    return {config.fAutoDetect != 0, text_of(script), text_of(proxies), text_of(exceptions)};
}

std::optional<ServerAddress>
chosen(const std::string& proxies, const std::string& exceptions, const ServerAddress& server) {
    if (goes_without_proxy(exceptions, server.host)) return std::nullopt;
    return https_proxy_in(proxies);
}

std::optional<ServerAddress> chosen(const WINHTTP_PROXY_INFO& info, const ServerAddress& server) {
    const GlobalText proxies(info.lpszProxy);
    const GlobalText exceptions(info.lpszProxyBypass);
    if (info.dwAccessType != WINHTTP_ACCESS_TYPE_NAMED_PROXY) return std::nullopt;
    return chosen(text_of(proxies), text_of(exceptions), server);
}

std::optional<ServerAddress> by_script(WINHTTP_AUTOPROXY_OPTIONS options, const ServerAddress& server) {
    options.fAutoLogonIfChallenged = TRUE;
    auto* const session =
        WinHttpOpen(L"rasoat-agent", WINHTTP_ACCESS_TYPE_NO_PROXY, WINHTTP_NO_PROXY_NAME, WINHTTP_NO_PROXY_BYPASS, 0);
    if (session == nullptr) return std::nullopt;
    WINHTTP_PROXY_INFO info{};
    const auto url = windows::to_utf16(url_of(server) + '/');
    const auto found = WinHttpGetProxyForUrl(session, url.c_str(), &options, &info);
    WinHttpCloseHandle(session);
    return found != 0 ? chosen(info, server) : std::nullopt;
}

} // namespace

std::optional<ServerAddress> proxy_set_for(const ServerAddress& server) {
    WINHTTP_PROXY_INFO of_machine{};
    if (WinHttpGetDefaultProxyConfiguration(&of_machine) != 0) {
        if (auto proxy = chosen(of_machine, server)) return proxy;
    }
    const auto options = internet_options();
    if (!options.script.empty()) {
        const auto script = windows::to_utf16(options.script);
        WINHTTP_AUTOPROXY_OPTIONS wanted{};
        wanted.dwFlags = WINHTTP_AUTOPROXY_CONFIG_URL;
        wanted.lpszAutoConfigUrl = script.c_str();
        if (auto proxy = by_script(wanted, server)) return proxy;
    }
    return chosen(options.proxies, options.exceptions, server);
}

std::optional<ServerAddress> proxy_announced_for(const ServerAddress& server) {
    if (!internet_options().look_for_proxy) return std::nullopt;
    WINHTTP_AUTOPROXY_OPTIONS wanted{};
    wanted.dwFlags = WINHTTP_AUTOPROXY_AUTO_DETECT;
    wanted.dwAutoDetectFlags = WINHTTP_AUTO_DETECT_TYPE_DHCP | WINHTTP_AUTO_DETECT_TYPE_DNS_A;
    return by_script(wanted, server);
}

} // namespace rasoat::delivery
