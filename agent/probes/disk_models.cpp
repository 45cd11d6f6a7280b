#include "agent/probes/disk_models.h"

#include "agent/probes/firmware_text.h"

#include <algorithm>
#include <array>

namespace rasoat::probes {
namespace {

struct Word {
    std::string_view text; ///< lower case
    std::string_view maker;
};

/// Found anywhere in the model.
constexpr std::array words = {
    Word{"samsung", "Samsung"},     Word{"western digital", "Western Digital"},
    Word{"seagate", "Seagate"},     Word{"toshiba", "Toshiba"},
    Word{"kioxia", "Kioxia"},       Word{"kingston", "Kingston"},
    Word{"crucial", "Crucial"},     Word{"micron", "Micron"},
    Word{"sandisk", "SanDisk"},     Word{"intel", "Intel"},
    Word{"hitachi", "Hitachi"},     Word{"hgst", "HGST"},
    Word{"skhynix", "SK Hynix"},    Word{"sk hynix", "SK Hynix"},
    Word{"hynix", "SK Hynix"},      Word{"adata", "A-DATA"},
    Word{"transcend", "Transcend"}, Word{"lite-on", "Lite-On"},
    Word{"liteon", "Lite-On"},      Word{"plextor", "Plextor"},
    Word{"corsair", "Corsair"},     Word{"patriot", "Patriot"},
    Word{"gigabyte", "Gigabyte"},   Word{"lexar", "Lexar"},
    Word{"apacer", "Apacer"},       Word{"fujitsu", "Fujitsu"},
    Word{"maxtor", "Maxtor"},       Word{"ocz", "OCZ"},
    Word{"team ", "Team Group"},    Word{"netac", "Netac"},
    Word{"colorful", "Colorful"},   Word{"kingspec", "KingSpec"},
    Word{"phison", "Phison"},       Word{"union memory", "Union Memory"},
    Word{"umis", "Union Memory"},   Word{"solidigm", "Solidigm"},
};

/// What the makers' part numbers start with.
constexpr std::array beginnings = {
    Word{"wdc", "Western Digital"},
    Word{"wd ", "Western Digital"},
    Word{"wd_", "Western Digital"},
    Word{"wds", "Western Digital"},
    Word{"pc sn", "Western Digital"},
    Word{"st", "Seagate"},
    Word{"mz", "Samsung"},
    Word{"ct", "Crucial"},
    Word{"mtfd", "Micron"},
    Word{"hts", "Hitachi"},
    Word{"hds", "Hitachi"},
    Word{"hfs", "SK Hynix"},
    Word{"hfm", "SK Hynix"},
    Word{"kxg", "Toshiba"},
    Word{"kbg", "Kioxia"},
    Word{"sa400", "Kingston"},
    Word{"ssdsc", "Intel"},
    Word{"ssdpe", "Intel"},
    Word{"mk", "Toshiba"},
    Word{"mq0", "Toshiba"},
    Word{"dt01", "Toshiba"},
};

bool is_digit(char c) {
    return c >= '0' && c <= '9';
}

} // namespace

bool is_solid_state_model(std::string_view model) {
    const auto lower = lower_case(model);
    if (lower.find("ssd") != std::string::npos && lower.find("sshd") == std::string::npos) return true;
    return lower.starts_with("mtfd") || lower.starts_with("mz7") || lower.find(" mz7") != std::string::npos;
}

std::optional<std::string> disk_maker(std::string_view model) {
    const auto lower = lower_case(model);
    for (const auto& word : words) {
        if (lower.find(word.text) != std::string::npos) return std::string(word.maker);
    }
    for (const auto& beginning : beginnings) {
        if (!lower.starts_with(beginning.text)) continue;
        // Two letters alone would catch words: a part number goes on with a digit ("ST1000", "CT500", "MK3252"),
        // Samsung's with a letter ("MZVLB", "MZ7LN").
        const auto rest = lower.substr(beginning.text.size());
        const bool is_part_number =
            beginning.text.size() > 2 || beginning.text == "mz" || (!rest.empty() && is_digit(rest.front()));
        if (is_part_number) return std::string(beginning.maker);
    }
    return std::nullopt;
}

bool is_virtual_disk_model(std::string_view maker_and_model) {
    const auto names = lower_case(maker_and_model);
    constexpr std::array marks = {
        std::string_view{"vbox"}, std::string_view{"qemu"}, std::string_view{"vmware"}, std::string_view{"virtual"},
        std::string_view{"xen"}};
    return std::any_of(marks.begin(), marks.end(), [&](auto word) { return names.find(word) != std::string::npos; });
}

} // namespace rasoat::probes
