#include "agent/probes/licence_windows.h"

#include "agent/probes/probe_error.h"
#include "agent/probes/system_library_windows.h"
#include "agent/windows/text.h"

#include <windows.h>

#include <algorithm>
#include <memory>

namespace rasoat::probes {
namespace {

/// Windows itself among the products that the licensing service knows.
constexpr GUID windows_application = {0x55C92734, 0xD682, 0x4D71, {0x98, 0x3E, 0xD6, 0xEC, 0x3F, 0x16, 0x05, 0x9F}};

/// slpublic.h, of which MinGW has a part: SL_LICENSING_STATUS.
struct LicensingStatus {
    GUID product;
    DWORD state;
    DWORD grace_minutes;
    DWORD grace_days;
    HRESULT reason;
    UINT64 valid_until;
};
constexpr DWORD licensed = 1;

using Service = void*;
using Open = HRESULT WINAPI(Service*);
using Close = HRESULT WINAPI(Service);
using StatusOf = HRESULT WINAPI(Service, const GUID*, const GUID*, const wchar_t*, UINT*, LicensingStatus**);

struct FreeLocal {
    void operator()(void* memory) const { LocalFree(memory); }
};

} // namespace

std::optional<bool> is_activated() {
    const SystemLibrary library(L"slc.dll");
    auto* const open = library.function<Open>("SLOpen");
    auto* const close = library.function<Close>("SLClose");
    auto* const status_of = library.function<StatusOf>("SLGetLicensingStatusInformation");
    if (open == nullptr || close == nullptr || status_of == nullptr) return std::nullopt;
    const auto check = [](HRESULT result) {
        if (FAILED(result))
            throw ProbeError(
                "Windows' licensing service does not answer: " + windows::reason(static_cast<DWORD>(result)));
    };
    Service service = nullptr;
    check(open(&service));
    const std::unique_ptr<void, decltype(close)> closed_at_end(service, close);
    UINT count = 0;
    LicensingStatus* statuses = nullptr;
    check(status_of(service, &windows_application, nullptr, nullptr, &count, &statuses));
    const std::unique_ptr<void, FreeLocal> freed_at_end(statuses);
    if (count == 0 || statuses == nullptr) return std::nullopt;
    return std::any_of(statuses, statuses + count, [](const LicensingStatus& one) { return one.state == licensed; });
}

} // namespace rasoat::probes
