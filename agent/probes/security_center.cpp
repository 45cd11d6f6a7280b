#include "agent/probes/security_center.h"

#include "agent/probes/firmware_text.h"

#include <algorithm>
#include <array>
#include <string_view>

namespace rasoat::probes {
namespace {

struct KnownProduct {
    std::string_view word; ///< of its name or its service, lower case
    std::string_view name;
    std::string_view maker;
};

/// What the names of services begin with that only these products have. Windows Defender on Windows 7 is none: it looks
/// for spyware alone.
constexpr std::array known_services = {
    KnownProduct{"msmpsvc", "Microsoft Security Essentials", "Microsoft"},
    KnownProduct{"bkavservice", "Bkav", "Bkav"},
    KnownProduct{"bkavsystemservice", "Bkav", "Bkav"},
    KnownProduct{"cmcantivirus", "CMC Antivirus", "CMC"},
    KnownProduct{"ekrn", "ESET", "ESET"},
    KnownProduct{"avast! antivirus", "Avast Antivirus", "Avast"},
    KnownProduct{"avg antivirus", "AVG Antivirus", "AVG"},
    KnownProduct{"antivirservice", "Avira Antivirus", "Avira"},
    KnownProduct{"avp", "Kaspersky", "Kaspersky"},
    KnownProduct{"sepmasterservice", "Symantec Endpoint Protection", "Symantec"},
    KnownProduct{"ntrtscan", "Trend Micro OfficeScan", "Trend Micro"},
    KnownProduct{"mcshield", "McAfee", "McAfee"},
    KnownProduct{"vsserv", "Bitdefender", "Bitdefender"},
    KnownProduct{"savservice", "Sophos Anti-Virus", "Sophos"},
    KnownProduct{"360rp", "360 Total Security", "Qihoo 360"},
};

constexpr std::array known_makers = {
    KnownProduct{"windows defender", "", "Microsoft"},
    KnownProduct{"microsoft", "", "Microsoft"},
    KnownProduct{"bkav", "", "Bkav"},
    KnownProduct{"cmc", "", "CMC"},
    KnownProduct{"kaspersky", "", "Kaspersky"},
    KnownProduct{"eset", "", "ESET"},
    KnownProduct{"avast", "", "Avast"},
    KnownProduct{"avg", "", "AVG"},
    KnownProduct{"avira", "", "Avira"},
    KnownProduct{"bitdefender", "", "Bitdefender"},
    KnownProduct{"symantec", "", "Symantec"},
    KnownProduct{"norton", "", "Norton"},
    KnownProduct{"trend micro", "", "Trend Micro"},
    KnownProduct{"mcafee", "", "McAfee"},
    KnownProduct{"sophos", "", "Sophos"},
    KnownProduct{"panda", "", "Panda"},
    KnownProduct{"malwarebytes", "", "Malwarebytes"},
    KnownProduct{"360", "", "Qihoo 360"},
};

report::Text maker_of(const std::string& product) {
    const auto lower = lower_case(product);
    const auto known = std::find_if(
        known_makers.begin(), known_makers.end(), [&](const KnownProduct& one) { return lower.starts_with(one.word); });
    return known == known_makers.end() ? std::nullopt : report::Text{known->maker};
}

} // namespace

std::vector<report::Antivirus> registered_antivirus(const RegistryKey& providers) {
    std::vector<report::Antivirus> products;
    for (const auto& provider : providers.subkeys) {
        report::Antivirus product;
        product.name = firmware_text(provider.text("DISPLAYNAME"));
        if (!product.name) continue;
        product.maker = maker_of(*product.name);
        if (const auto state = provider.number("STATE")) {
            const auto running = *state >> 12U & 0x0FU; // 0 off, 1 on, 2 snoozed, 3 expired
            if (running <= 3) product.enabled = running == 1;
            product.up_to_date = (*state & 0xF0U) == 0;
        }
        products.push_back(std::move(product));
    }
    return products;
}

std::vector<report::Antivirus> antivirus_with_services(std::span<const std::string> services) {
    std::vector<report::Antivirus> products;
    for (const auto& known : known_services) {
        const bool is_new = std::none_of(
            products.begin(), products.end(), [&](const report::Antivirus& one) { return one.name == known.name; });
        const bool is_there = std::any_of(services.begin(), services.end(), [&](const std::string& service) {
            return lower_case(service).starts_with(known.word);
        });
        if (!is_new || !is_there) continue;
        report::Antivirus product;
        product.name = std::string(known.name);
        product.maker = std::string(known.maker);
        products.push_back(std::move(product));
    }
    return products;
}

} // namespace rasoat::probes
