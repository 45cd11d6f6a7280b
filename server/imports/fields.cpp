#include "server/imports/fields.h"

#include "server/planning/search_text.h"

#include <algorithm>
#include <array>
#include <string>
#include <utility>

namespace rasoat::imports {

namespace {

constexpr auto kinds = std::to_array<std::pair<Kind, std::string_view>>(
    {{Kind::assets, "assets"},
     {Kind::seats, "seats"},
     {Kind::positions, "positions"},
     {Kind::prices, "prices"},
     {Kind::models, "models"},
     {Kind::funds, "funds"}});

struct Word {
    Field field;
    std::string_view name;
    std::string_view vi;
    std::string_view en;
};
constexpr std::array words{
    Word{Field::serial, "serial", "Số sê-ri", "Serial number"},
    Word{Field::hostname, "hostname", "Tên máy", "Computer name"},
    Word{Field::asset_code, "asset_code", "Mã tài sản", "Asset code"},
    Word{Field::model, "model", "Tên tài sản, kiểu máy", "Asset name, model"},
    Word{Field::purchased, "purchased", "Ngày mua", "Purchase date"},
    Word{Field::price, "price", "Giá", "Price"},
    Word{Field::warranty_ends, "warranty_ends", "Hết bảo hành", "Warranty until"},
    Word{Field::note, "note", "Ghi chú", "Note"},
    Word{Field::unit, "unit", "Đơn vị", "Unit"},
    Word{Field::seat_code, "seat_code", "Mã vị trí", "Seat code"},
    Word{Field::seat_name, "seat_name", "Vị trí", "Seat"},
    Word{Field::role, "role", "Vị trí việc làm", "Role"},
    Word{Field::person, "person", "Người sử dụng", "Person"},
    Word{Field::count, "count", "Số lượng", "Count"},
    Word{Field::item, "item", "Mặt hàng", "Item"},
    Word{Field::code, "code", "Mã", "Code"},
    Word{Field::name_vi, "name_vi", "Tên tiếng Việt", "Vietnamese name"},
    Word{Field::name_en, "name_en", "Tên tiếng Anh", "English name"},
    Word{Field::year, "year", "Năm ngân sách", "Budget year"},
    Word{Field::amount, "amount", "Số tiền", "Amount"},
    Word{Field::spending, "spending", "Loại chi", "Kind of spending"},
    Word{Field::line, "line", "Dòng ngân sách", "Budget line"},
    Word{Field::carries_over, "carries_over", "Chuyển số dư sang năm sau", "Carries what is left over"},
    Word{Field::machine_kind, "machine_kind", "Loại máy", "Kind of machine"},
    Word{Field::processor, "processor", "Bộ xử lý", "Processor"},
    Word{Field::memory, "memory", "Bộ nhớ (GB)", "Memory (GB)"},
    Word{Field::disk_kind, "disk_kind", "Loại ổ", "Kind of disk"},
    Word{Field::disk, "disk", "Ổ đĩa (GB)", "Disk (GB)"},
    Word{Field::monitors, "monitors", "Số màn hình kèm theo", "Monitors with it"},
    Word{Field::service_years, "service_years", "Số năm phục vụ", "Years of service"}};

const Word& word_of(Field field) {
    return *std::ranges::find(words, field, &Word::field);
}

constexpr std::array asset_fields{FieldUse{Field::serial}, FieldUse{Field::hostname},      FieldUse{Field::asset_code},
                                  FieldUse{Field::unit},   FieldUse{Field::model},         FieldUse{Field::purchased},
                                  FieldUse{Field::price},  FieldUse{Field::warranty_ends}, FieldUse{Field::note}};
constexpr std::array seat_fields{FieldUse{Field::unit, true},
                                 FieldUse{Field::seat_code},
                                 FieldUse{Field::seat_name, true},
                                 FieldUse{Field::role},
                                 FieldUse{Field::hostname},
                                 FieldUse{Field::serial},
                                 FieldUse{Field::person, false, false}};
constexpr std::array position_fields{
    FieldUse{Field::unit, true}, FieldUse{Field::role, true}, FieldUse{Field::count, true}};
constexpr std::array price_fields{FieldUse{Field::item, true}, FieldUse{Field::price, true}};
constexpr std::array model_fields{
    FieldUse{Field::code},         FieldUse{Field::name_vi, true}, FieldUse{Field::name_en},
    FieldUse{Field::machine_kind}, FieldUse{Field::price},         FieldUse{Field::processor},
    FieldUse{Field::memory},       FieldUse{Field::disk_kind},     FieldUse{Field::disk},
    FieldUse{Field::monitors},     FieldUse{Field::service_years}};
constexpr std::array fund_fields{FieldUse{Field::code},     FieldUse{Field::name_vi},    FieldUse{Field::name_en},
                                 FieldUse{Field::unit},     FieldUse{Field::year, true}, FieldUse{Field::amount, true},
                                 FieldUse{Field::spending}, FieldUse{Field::line},       FieldUse{Field::carries_over}};

/// Headings as offices write them, folded: lower case, without marks and signs.
struct Heading {
    Field field;
    std::string_view words;
};
constexpr auto headings = std::to_array<Heading>({
    {Field::serial, "so se ri"},
    {Field::serial, "so seri"},
    {Field::serial, "so serial"},
    {Field::serial, "serial"},
    {Field::serial, "serial number"},
    {Field::serial, "serial no"},
    {Field::serial, "seri"},
    {Field::serial, "sn"},
    {Field::serial, "s n"},
    {Field::serial, "so may"},
    {Field::hostname, "ten may"},
    {Field::hostname, "ten may tinh"},
    {Field::hostname, "may tinh"},
    {Field::hostname, "may"},
    {Field::hostname, "hostname"},
    {Field::hostname, "host name"},
    {Field::hostname, "computer"},
    {Field::hostname, "computer name"},
    {Field::hostname, "machine"},
    {Field::hostname, "machine name"},
    {Field::asset_code, "ma tai san"},
    {Field::asset_code, "ma ts"},
    {Field::asset_code, "so the tai san"},
    {Field::asset_code, "the tai san"},
    {Field::asset_code, "so tai san"},
    {Field::asset_code, "ma tai san co dinh"},
    {Field::asset_code, "ma tscd"},
    {Field::asset_code, "asset code"},
    {Field::asset_code, "asset tag"},
    {Field::asset_code, "asset no"},
    {Field::asset_code, "asset number"},
    {Field::asset_code, "asset id"},
    {Field::model, "ten tai san"},
    {Field::model, "ten thiet bi"},
    {Field::model, "kieu may"},
    {Field::model, "ten tai san kieu may"},
    {Field::model, "asset name model"},
    {Field::model, "loai may"},
    {Field::model, "nhan hieu"},
    {Field::model, "model"},
    {Field::model, "asset name"},
    {Field::model, "product"},
    {Field::purchased, "ngay mua"},
    {Field::purchased, "ngay mua sam"},
    {Field::purchased, "nam mua"},
    {Field::purchased, "ngay dua vao su dung"},
    {Field::purchased, "nam dua vao su dung"},
    {Field::purchased, "ngay su dung"},
    {Field::purchased, "nam su dung"},
    {Field::purchased, "ngay ghi tang"},
    {Field::purchased, "ngay tang"},
    {Field::purchased, "purchase date"},
    {Field::purchased, "date of purchase"},
    {Field::purchased, "purchased"},
    {Field::purchased, "bought"},
    {Field::purchased, "purchase year"},
    {Field::purchased, "in service since"},
    {Field::price, "nguyen gia"},
    {Field::price, "gia mua"},
    {Field::price, "gia"},
    {Field::price, "don gia"},
    {Field::price, "gia tri"},
    {Field::price, "gia ban"},
    {Field::price, "thanh tien"},
    {Field::price, "price"},
    {Field::price, "original price"},
    {Field::price, "purchase price"},
    {Field::price, "unit price"},
    {Field::price, "cost"},
    {Field::warranty_ends, "het bao hanh"},
    {Field::warranty_ends, "ngay het bao hanh"},
    {Field::warranty_ends, "han bao hanh"},
    {Field::warranty_ends, "thoi han bao hanh"},
    {Field::warranty_ends, "bao hanh den"},
    {Field::warranty_ends, "bao hanh den ngay"},
    {Field::warranty_ends, "warranty until"},
    {Field::warranty_ends, "warranty end"},
    {Field::warranty_ends, "warranty ends"},
    {Field::warranty_ends, "warranty expires"},
    {Field::warranty_ends, "warranty"},
    {Field::note, "ghi chu"},
    {Field::note, "note"},
    {Field::note, "notes"},
    {Field::note, "remark"},
    {Field::note, "remarks"},
    {Field::unit, "don vi"},
    {Field::unit, "ten don vi"},
    {Field::unit, "ma don vi"},
    {Field::unit, "don vi su dung"},
    {Field::unit, "phong ban"},
    {Field::unit, "phong"},
    {Field::unit, "bo phan"},
    {Field::unit, "co quan"},
    {Field::unit, "unit"},
    {Field::unit, "org unit"},
    {Field::unit, "unit name"},
    {Field::unit, "department"},
    {Field::unit, "office"},
    {Field::seat_code, "ma vi tri"},
    {Field::seat_code, "ma cho ngoi"},
    {Field::seat_code, "seat code"},
    {Field::seat_code, "seat id"},
    {Field::seat_name, "vi tri"},
    {Field::seat_name, "ten vi tri"},
    {Field::seat_name, "cho ngoi"},
    {Field::seat_name, "vi tri lam viec"},
    {Field::seat_name, "seat"},
    {Field::seat_name, "seat name"},
    {Field::seat_name, "workplace"},
    {Field::role, "vi tri viec lam"},
    {Field::role, "chuc danh"},
    {Field::role, "chuc vu"},
    {Field::role, "vai tro"},
    {Field::role, "nhom vi tri"},
    {Field::role, "role"},
    {Field::role, "position"},
    {Field::role, "job title"},
    {Field::role, "job position"},
    {Field::person, "nguoi su dung"},
    {Field::person, "ho va ten"},
    {Field::person, "ho ten"},
    {Field::person, "can bo"},
    {Field::person, "user"},
    {Field::person, "person"},
    {Field::person, "full name"},
    {Field::count, "so luong"},
    {Field::count, "sl"},
    {Field::count, "so nguoi"},
    {Field::count, "bien che"},
    {Field::count, "so vi tri"},
    {Field::count, "count"},
    {Field::count, "quantity"},
    {Field::count, "qty"},
    {Field::count, "headcount"},
    {Field::count, "number of staff"},
    {Field::item, "ma"},
    {Field::item, "ma hang"},
    {Field::item, "mat hang"},
    {Field::item, "ten hang"},
    {Field::item, "ma cau hinh"},
    {Field::item, "cau hinh"},
    {Field::item, "loai may"},
    {Field::item, "ten"},
    {Field::item, "item"},
    {Field::item, "model"},
    {Field::item, "product"},
    {Field::item, "code"},
    {Field::code, "ma"},
    {Field::code, "ma nguon"},
    {Field::code, "ma nguon kinh phi"},
    {Field::code, "ma mau"},
    {Field::code, "ma mau may"},
    {Field::code, "ma may"},
    {Field::code, "ma cau hinh"},
    {Field::code, "ma hang"},
    {Field::code, "code"},
    {Field::code, "fund code"},
    {Field::code, "model code"},
    {Field::code, "item code"},
    {Field::name_vi, "ten"},
    {Field::name_vi, "ten tieng viet"},
    {Field::name_vi, "ten nguon"},
    {Field::name_vi, "ten nguon kinh phi"},
    {Field::name_vi, "nguon kinh phi"},
    {Field::name_vi, "ten mau may"},
    {Field::name_vi, "mau may"},
    {Field::name_vi, "ten may"},
    {Field::name_vi, "ten hang"},
    {Field::name_vi, "ten thiet bi"},
    {Field::name_vi, "name"},
    {Field::name_vi, "vietnamese name"},
    {Field::name_vi, "fund"},
    {Field::name_vi, "fund name"},
    {Field::name_vi, "model"},
    {Field::name_vi, "model name"},
    {Field::name_en, "ten tieng anh"},
    {Field::name_en, "english name"},
    {Field::name_en, "name in english"},
    {Field::unit, "don vi duoc dung"},
    {Field::unit, "don vi duoc giao"},
    {Field::unit, "don vi thu huong"},
    {Field::unit, "unit that may use it"},
    {Field::year, "nam"},
    {Field::year, "nam ngan sach"},
    {Field::year, "nam ke hoach"},
    {Field::year, "year"},
    {Field::year, "budget year"},
    {Field::year, "fiscal year"},
    {Field::amount, "so tien"},
    {Field::amount, "kinh phi"},
    {Field::amount, "du toan"},
    {Field::amount, "du toan giao"},
    {Field::amount, "ngan sach"},
    {Field::amount, "so tien dong"},
    {Field::amount, "amount"},
    {Field::amount, "budget"},
    {Field::amount, "allocation"},
    {Field::spending, "loai chi"},
    {Field::spending, "khoan chi"},
    {Field::spending, "kind of spending"},
    {Field::spending, "spending"},
    {Field::line, "dong ngan sach"},
    {Field::line, "budget line"},
    {Field::carries_over, "chuyen so du sang nam sau"},
    {Field::carries_over, "so du chuyen sang nam sau"},
    {Field::carries_over, "chuyen nguon"},
    {Field::carries_over, "carries what is left over"},
    {Field::carries_over, "carries over"},
    {Field::machine_kind, "loai may"},
    {Field::machine_kind, "chung loai"},
    {Field::machine_kind, "loai"},
    {Field::machine_kind, "kind of machine"},
    {Field::machine_kind, "kind"},
    {Field::machine_kind, "type"},
    {Field::processor, "bo xu ly"},
    {Field::processor, "bo vi xu ly"},
    {Field::processor, "vi xu ly"},
    {Field::processor, "cpu"},
    {Field::processor, "processor"},
    {Field::memory, "bo nho"},
    {Field::memory, "bo nho ram"},
    {Field::memory, "ram"},
    {Field::memory, "dung luong ram"},
    {Field::memory, "memory"},
    {Field::disk_kind, "loai o"},
    {Field::disk_kind, "loai o cung"},
    {Field::disk_kind, "loai o dia"},
    {Field::disk_kind, "kind of disk"},
    {Field::disk_kind, "disk kind"},
    {Field::disk_kind, "disk type"},
    {Field::disk, "o dia"},
    {Field::disk, "o cung"},
    {Field::disk, "o luu tru"},
    {Field::disk, "dung luong o"},
    {Field::disk, "dung luong o cung"},
    {Field::disk, "disk"},
    {Field::disk, "disk size"},
    {Field::disk, "storage"},
    {Field::monitors, "so man hinh kem theo"},
    {Field::monitors, "so man hinh"},
    {Field::monitors, "man hinh"},
    {Field::monitors, "man hinh kem theo"},
    {Field::monitors, "monitors"},
    {Field::monitors, "monitors with it"},
    {Field::service_years, "so nam phuc vu"},
    {Field::service_years, "so nam su dung"},
    {Field::service_years, "years of service"},
    {Field::service_years, "service years"},
});

/// Folded, signs as spaces, and what stands in brackets left out: "Nguyên giá (đồng):" is "nguyen gia".
std::string plain_heading(std::string_view heading) {
    std::string plain;
    bool bracketed = false;
    for (const char c : planning::folded(heading)) {
        if (c == '(' || c == '[') bracketed = true;
        const bool sign = static_cast<unsigned char>(c) < 0x80 && !(c >= 'a' && c <= 'z') && !(c >= '0' && c <= '9');
        if (!bracketed && !sign)
            plain += c;
        else if (!plain.empty() && plain.back() != ' ')
            plain += ' ';
        if (c == ')' || c == ']') bracketed = false;
    }
    while (plain.ends_with(' '))
        plain.pop_back();
    return plain;
}

} // namespace

std::string_view name_of(Kind kind) {
    return std::ranges::find(kinds, kind, [](const auto& one) { return one.first; })->second;
}

std::optional<Kind> kind_named(std::string_view name) {
    const auto found = std::ranges::find(kinds, name, [](const auto& one) { return one.second; });
    return found == kinds.end() ? std::nullopt : std::optional(found->first);
}

std::string_view name_of(Field field) {
    return word_of(field).name;
}

std::optional<Field> field_named(std::string_view name) {
    const auto found = std::ranges::find(words, name, &Word::name);
    return found == words.end() ? std::nullopt : std::optional(found->field);
}

Bilingual label_of(Field field) {
    const auto& word = word_of(field);
    return {std::string(word.vi), std::string(word.en)};
}

std::span<const FieldUse> fields_of(Kind kind) {
    switch (kind) {
    case Kind::assets:
        return asset_fields;
    case Kind::seats:
        return seat_fields;
    case Kind::positions:
        return position_fields;
    case Kind::prices:
        return price_fields;
    case Kind::models:
        return model_fields;
    case Kind::funds:
        break;
    }
    return fund_fields;
}

std::optional<Field> field_in_heading(Kind kind, std::string_view heading) {
    const auto plain = plain_heading(heading);
    for (const auto& [field, said] : headings) {
        if (said != plain) continue;
        const auto uses = fields_of(kind);
        const auto use = std::ranges::find(uses, field, &FieldUse::field);
        if (use != uses.end()) return use->guessed ? std::optional(field) : std::nullopt;
    }
    return std::nullopt;
}

} // namespace rasoat::imports
