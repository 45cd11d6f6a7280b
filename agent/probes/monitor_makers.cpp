#include "agent/probes/monitor_makers.h"

#include <algorithm>
#include <array>

namespace rasoat::probes {
namespace {

struct Maker {
    std::string_view letters;
    std::string_view brand;
};

/// The brands that offices have, by the name on the case; the registry (UEFI's PNP ID list) knows their legal names.
constexpr std::array makers = {
    Maker{"ACI", "ASUS"},
    Maker{"ACR", "Acer"},
    Maker{"AOC", "AOC"},
    Maker{"APP", "Apple"},
    Maker{"AUO", "AU Optronics"},
    Maker{"AUS", "ASUS"},
    Maker{"BNQ", "BenQ"},
    Maker{"BOE", "BOE"},
    Maker{"CMN", "Chimei Innolux"},
    Maker{"CMO", "Chi Mei Optoelectronics"},
    Maker{"CPQ", "Compaq"},
    Maker{"CPT", "Chunghwa Picture Tubes"},
    Maker{"CSO", "CSOT"},
    Maker{"DEL", "Dell"},
    Maker{"ENC", "EIZO"},
    Maker{"FUS", "Fujitsu Siemens"},
    Maker{"GBT", "Gigabyte"},
    Maker{"GSM", "LG"},
    Maker{"HEC", "Hisense"},
    Maker{"HIQ", "Hyundai ImageQuest"},
    Maker{"HPN", "HP"},
    Maker{"HSD", "HannStar"},
    Maker{"HWP", "HP"},
    Maker{"IVM", "iiyama"},
    Maker{"IVO", "InfoVision"},
    Maker{"LEN", "Lenovo"},
    Maker{"LGD", "LG Display"},
    Maker{"LPL", "LG Philips"},
    Maker{"MEI", "Panasonic"},
    Maker{"MED", "Medion"},
    Maker{"MSI", "MSI"},
    Maker{"NEC", "NEC"},
    Maker{"PHL", "Philips"},
    Maker{"SAM", "Samsung"},
    Maker{"SDC", "Samsung Display"},
    Maker{"SEC", "Samsung"},
    Maker{"SHP", "Sharp"},
    Maker{"SNY", "Sony"},
    Maker{"SPT", "Sceptre"},
    Maker{"TCL", "TCL"},
    Maker{"TOS", "Toshiba"},
    Maker{"TSB", "Toshiba"},
    Maker{"VIZ", "Vizio"},
    Maker{"VSC", "ViewSonic"},
    Maker{"XMI", "Xiaomi"},
};

} // namespace

std::string monitor_maker(std::string_view letters) {
    const auto* const found =
        std::find_if(makers.begin(), makers.end(), [&](const Maker& maker) { return maker.letters == letters; });
    return std::string(found == makers.end() ? letters : found->brand);
}

} // namespace rasoat::probes
