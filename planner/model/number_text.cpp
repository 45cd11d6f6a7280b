#include "planner/model/number_text.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdlib>

namespace rasoat::planner {
namespace {

std::string in_groups(std::uint64_t number, char separator) {
    std::string digits = std::to_string(number);
    for (std::size_t from_end = 3; from_end < digits.size(); from_end += 4)
        digits.insert(digits.size() - from_end, 1, separator);
    return digits;
}

std::uint64_t magnitude(std::int64_t number) {
    const auto bits = static_cast<std::uint64_t>(number);
    return number < 0 ? 0 - bits : bits;
}

/// The number with a decimal mark and a group mark of choice.
std::string written(double number, int decimals, char mark, char separator) {
    const double scale = std::pow(10, decimals);
    const auto scaled = static_cast<std::uint64_t>(std::llround(std::abs(number) * scale));
    const auto whole = scaled / static_cast<std::uint64_t>(scale);
    std::string fraction = std::to_string(scaled % static_cast<std::uint64_t>(scale));
    fraction.insert(0, static_cast<std::size_t>(decimals) - std::min<std::size_t>(fraction.size(), decimals), '0');
    while (!fraction.empty() && fraction.back() == '0')
        fraction.pop_back();
    std::string text = number < 0 && scaled > 0 ? "-" : "";
    text += in_groups(whole, separator);
    if (!fraction.empty()) text += mark + fraction;
    return text;
}

Bilingual with_unit(const Bilingual& number, const char* unit) {
    return {number.vi + " " + unit, number.en + " " + unit};
}

} // namespace

Bilingual grouped(std::int64_t number) {
    const char* sign = number < 0 ? "-" : "";
    return {sign + in_groups(magnitude(number), '.'), sign + in_groups(magnitude(number), ',')};
}

Bilingual decimal(double number, int decimals) {
    return {written(number, decimals, ',', '.'), written(number, decimals, '.', ',')};
}

Bilingual text_of(Mebibytes size) {
    if (size.count < 1024) return with_unit(grouped(size.count), "MB");
    return with_unit(decimal(static_cast<double>(size.count) / 1024, 1), "GB");
}

Bilingual text_of(Gigabytes size) {
    if (size.count < 1000) return with_unit(grouped(size.count), "GB");
    return with_unit(decimal(static_cast<double>(size.count) / 1000, 1), "TB");
}

Bilingual text_of(Day day) {
    static constexpr std::array<const char*, 12> months = {"January",   "February", "March",    "April",
                                                           "May",       "June",     "July",     "August",
                                                           "September", "October",  "November", "December"};
    const std::chrono::year_month_day date{day};
    const auto month = static_cast<unsigned>(date.month());
    const std::string day_number = std::to_string(static_cast<unsigned>(date.day()));
    const std::string year = std::to_string(static_cast<int>(date.year()));
    return {
        day_number + "/" + std::to_string(month) + "/" + year,
        day_number + " " + months.at(month - 1) + " " + year,
    };
}

Bilingual money(Vnd amount) {
    const Bilingual number = grouped(amount.amount);
    return {number.vi + " đ", "VND " + number.en};
}

Bilingual money_in_words(Vnd amount) {
    struct Scale {
        double unit;
        const char* vi;
        const char* en;
    };
    static constexpr std::array<Scale, 3> scales = {
        {{1e9, "tỷ", "billion"}, {1e6, "triệu", "million"}, {1e3, "nghìn", "thousand"}}};
    const auto exact = static_cast<double>(amount.amount);
    for (const Scale& scale : scales) {
        // Three digits, so that 999,950,000 is said as one billion, not as 1,000 million.
        if (std::abs(exact) < scale.unit * 0.9995) continue;
        const double units = exact / scale.unit;
        const int decimals = std::abs(units) < 9.995 ? 2 : std::abs(units) < 99.95 ? 1 : 0;
        const Bilingual number = decimal(units, decimals);
        return {number.vi + " " + scale.vi + " đồng", "VND " + number.en + " " + scale.en};
    }
    const Bilingual number = grouped(amount.amount);
    return {number.vi + " đồng", "VND " + number.en};
}

const char* name_of(MemoryKind kind) {
    switch (kind) {
    case MemoryKind::ddr2:
        return "DDR2";
    case MemoryKind::ddr3:
        return "DDR3";
    case MemoryKind::ddr4:
        return "DDR4";
    case MemoryKind::ddr5:
        return "DDR5";
    case MemoryKind::other:
        break;
    }
    return "";
}

Bilingual name_of(DiskKind kind) {
    switch (kind) {
    case DiskKind::hdd:
        return {"ổ cứng HDD", "hard disk"};
    case DiskKind::ssd:
        return {"ổ SSD", "SSD"};
    case DiskKind::nvme:
        break;
    }
    return {"ổ SSD NVMe", "NVMe SSD"};
}

Bilingual name_of(MachineKind kind) {
    if (kind == MachineKind::desktop) return {"máy tính để bàn", "desktop computer"};
    return {"máy tính xách tay", "laptop"};
}

} // namespace rasoat::planner
