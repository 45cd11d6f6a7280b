#include "server/rules/schema.h"

/// The fields of every kind, with the ranges of config/*.toml.
namespace rasoat::rules {
namespace {

constexpr double most_money = 1e15;
constexpr double most_price = 1e9;
constexpr double most_policy_money = 1e12;

Field text(std::string_view key, Bilingual label, double most = 200) {
    return {key, std::move(label), Form::text, true, 1, most};
}
Field code(std::string_view key, Bilingual label) {
    return {key, std::move(label), Form::code, true, 1, 50};
}
Field integer(std::string_view key, Bilingual label, double least, double most, Measure measure = Measure::none) {
    return {key, std::move(label), Form::integer, true, least, most, measure};
}
Field real(std::string_view key, Bilingual label, double least, double most, Measure measure = Measure::none) {
    return {key, std::move(label), Form::real, true, least, most, measure};
}
Field yes_no(std::string_view key, Bilingual label) {
    return {key, std::move(label), Form::yes_no};
}
Field choice(std::string_view key, Bilingual label, std::vector<Choice> choices) {
    return {key, std::move(label), Form::choice, true, 0, 0, Measure::none, std::move(choices)};
}
Field day(std::string_view key, Bilingual label) {
    return {key, std::move(label), Form::day};
}
Field may_lack(Field field) {
    field.required = false;
    return field;
}

const std::vector<Choice> machine_kinds{
    {"desktop", {"máy tính để bàn", "desktop"}}, {"laptop", {"máy tính xách tay", "laptop"}}};
const std::vector<Choice> scopes{
    {"unit", {"từng đơn vị", "each unit"}}, {"organisation", {"toàn cơ quan", "the whole organisation"}}};

} // namespace

const Schema& fund_schema() {
    static const Schema schema{
        "fund",
        {"nguồn kinh phí", "fund"},
        {text("code", {"Mã nguồn", "Code"}, 50), text("name_vi", {"Tên tiếng Việt", "Vietnamese name"}),
         text("name_en", {"Tên tiếng Anh", "English name"}),
         integer("year", {"Năm ngân sách", "Budget year"}, 2020, 2100),
         integer("amount", {"Số tiền", "Amount"}, 0, most_money, Measure::money),
         may_lack(text("unit_id", {"Đơn vị được dùng", "Unit that may use it"}, 30)),
         may_lack(choice(
             "kind", {"Loại chi", "Kind of spending"},
             {{"recurrent", {"chi thường xuyên", "recurrent"}},
              {"investment", {"chi đầu tư", "investment"}},
              {"project", {"chi dự án", "project"}}})),
         may_lack(text("line", {"Dòng ngân sách", "Budget line"}, 50)),
         yes_no("carries_over", {"Chuyển số dư sang năm sau", "Carries what is left over"}),
         may_lack(choice(
             "share_rule", {"Giới hạn theo loại mua sắm", "Limit by what is bought"},
             {{"at_most", {"nhiều nhất", "at most"}}, {"kept", {"dành riêng", "kept for it"}}})),
         may_lack(real("share_percent", {"Phần của nguồn, %", "Share of the fund, %"}, 0, 100, Measure::per_cent)),
         may_lack(choice(
             "share_item", {"Loại mua sắm", "What is bought"},
             {{"desktop", {"máy tính để bàn", "desktops"}},
              {"laptop", {"máy tính xách tay", "laptops"}},
              {"parts", {"linh kiện nâng cấp", "upgrade parts"}},
              {"licence", {"bản quyền", "licences"}},
              {"moving", {"chuyển máy", "moving"}}}))}};
    return schema;
}

const Schema& role_schema() {
    static const Schema schema{
        "role",
        {"vai trò", "role"},
        {code("id", {"Mã", "Code"}), text("name_vi", {"Tên tiếng Việt", "Vietnamese name"}),
         text("name_en", {"Tên tiếng Anh", "English name"}),
         integer("memory_gb", {"Bộ nhớ", "Memory"}, 1, 1024, Measure::gigabytes),
         integer("processor_score", {"Điểm bộ xử lý", "Processor score"}, 1, 100'000),
         yes_no("needs_ssd", {"Ổ hệ thống là SSD", "System disk is an SSD"}),
         integer("disk_gb", {"Ổ hệ thống", "System disk"}, 16, 16'384, Measure::gigabytes),
         integer("monitors", {"Số màn hình", "Monitors"}, 1, 4),
         may_lack(choice("kind", {"Loại máy", "Kind of machine"}, machine_kinds)),
         real("weight", {"Mức quan trọng", "Weight"}, 0.1, 10),
         may_lack(text("norm_position", {"Nhóm chức danh của định mức", "Position group of the norm"}, 50))}};
    return schema;
}

const Schema& model_schema() {
    static const Schema schema{
        "model",
        {"mẫu máy", "model"},
        {code("id", {"Mã", "Code"}), text("name_vi", {"Tên tiếng Việt", "Vietnamese name"}),
         text("name_en", {"Tên tiếng Anh", "English name"}),
         choice("kind", {"Loại máy", "Kind of machine"}, machine_kinds),
         integer("price", {"Giá", "Price"}, 1, most_price, Measure::money),
         text("processor", {"Bộ xử lý", "Processor"}),
         integer("memory_gb", {"Bộ nhớ", "Memory"}, 1, 1024, Measure::gigabytes),
         choice(
             "disk_kind", {"Loại ổ", "Kind of disk"},
             {{"hdd", {"HDD", "HDD"}}, {"ssd", {"SSD SATA", "SATA SSD"}}, {"nvme", {"SSD NVMe", "NVMe SSD"}}}),
         integer("disk_gb", {"Ổ đĩa", "Disk"}, 16, 16'384, Measure::gigabytes),
         integer("monitors", {"Số màn hình kèm theo", "Monitors with it"}, 0, 4),
         integer("service_years", {"Số năm phục vụ", "Years of service"}, 1, 20, Measure::years)}};
    return schema;
}

const Schema& norm_schema() {
    static const Schema schema{
        "norm",
        {"định mức", "norm"},
        {code("position", {"Mã nhóm chức danh", "Position group"}),
         text("name_vi", {"Tên tiếng Việt", "Vietnamese name"}), text("name_en", {"Tên tiếng Anh", "English name"}),
         choice("kind", {"Loại máy", "Kind of machine"}, machine_kinds),
         integer("price_ceiling", {"Mức giá tối đa", "Price ceiling"}, 1, most_price, Measure::money),
         text("decision", {"Văn bản", "Decision"}), day("valid_from", {"Có hiệu lực từ", "In force from"}),
         may_lack(day("valid_to", {"Hết hiệu lực sau ngày", "In force to"})),
         yes_no("confirmed", {"Đã đối chiếu nguồn", "Checked against its source"}),
         may_lack(text("source", {"Nguồn đối chiếu", "Source"}, 500))}};
    return schema;
}

const Schema& policies_schema() {
    static const Schema schema{
        "policies",
        {"chính sách", "policies"},
        {real("fit_from", {"Đạt yêu cầu từ điểm", "Fit from a score of"}, 0, 100),
         integer("old_age", {"Tuổi bắt đầu bị trừ điểm", "Age that counts against a machine"}, 0, 50, Measure::years),
         real("yearly_ageing", {"Điểm trừ mỗi năm quá tuổi", "Points lost a year past that age"}, 0, 100),
         integer("tolerated_strain", {"Quá tải được bỏ qua", "Strain that is tolerated"}, 0, 50, Measure::per_cent),
         integer("years", {"Số năm của phương án", "Years that a plan covers"}, 1, 5, Measure::years),
         integer("horizon_years", {"Số năm tính lợi ích", "Years over which benefit counts"}, 1, 20, Measure::years),
         real("price_growth", {"Giá tăng mỗi năm", "Yearly growth of prices"}, -0.5, 1, Measure::share),
         integer(
             "minimum_replacement_age", {"Tuổi tối thiểu để thay máy", "Least age at replacement"}, 0, 50,
             Measure::years),
         integer(
             "investment_from", {"Là chi đầu tư từ giá", "Investment spending from a price of"}, 0, most_policy_money,
             Measure::money),
         real("reserve", {"Dự phòng của mỗi nguồn", "Reserve of each fund"}, 0, 1, Measure::share),
         real(
             "minimum_fit_share", {"Tỷ lệ đạt tối thiểu mỗi đơn vị", "Least share of fit seats in each unit"}, 0, 1,
             Measure::share),
         yes_no("equal_treatment", {"Nâng đơn vị thấp nhất trước", "Lift the lowest unit first"}),
         choice(
             "cascade", {"Điều chuyển máy trong phạm vi", "Machines are handed down within"},
             {{"none", {"không điều chuyển", "nowhere"}}, scopes[0], scopes[1]}),
         integer(
             "moving_cost", {"Chi phí chuyển một máy", "Cost of moving a machine"}, 0, most_policy_money,
             Measure::money),
         real("moving_points", {"Điểm ít nhất cho mỗi lần chuyển", "Points that a move must bring"}, 0, 1000),
         integer("half_hours_a_day", {"Số nửa giờ kỹ thuật mỗi ngày", "Technician's half hours a day"}, 1, 48),
         integer("lot_least", {"Số máy ít nhất của một lô", "Least machines of a lot"}, 0, 1'000'000),
         choice("lot_scope", {"Đếm lô theo", "Lots are counted by"}, scopes),
         real("own_price_markup", {"Giá tự mua cao hơn", "One's own price is higher by"}, 0, 10, Measure::share),
         real(
             "failure_first_year", {"Xác suất hỏng năm đầu", "Chance of failure in the first year"}, 0, 1,
             Measure::share),
         real("failure_yearly_growth", {"Tăng thêm mỗi năm tuổi", "More for each year of age"}, 0, 1, Measure::share),
         real("failure_disk_warning", {"Khi ổ tự cảnh báo", "Where the disk warns"}, 0, 1, Measure::share),
         real("failure_disk_failing", {"Khi ổ báo hỏng", "Where the disk says it fails"}, 0, 1, Measure::share)}};
    return schema;
}

const Schema& terms_schema() {
    static const Schema schema{
        "terms",
        {"điều khoản danh mục", "catalogue's terms"},
        {integer("price_year", {"Năm của giá", "Year of the prices"}, 2000, 2200),
         text("source", {"Nguồn giá", "Source of the prices"}, 300),
         integer("fitting", {"Công lắp đặt một lần nâng cấp", "Fitting of one upgrade"}, 0, most_price, Measure::money),
         integer("operating_system", {"Bản quyền Windows 11", "Windows 11 licence"}, 0, most_price, Measure::money)}};
    return schema;
}

const Schema& price_schema() {
    static const Schema schema{
        "price", {"giá", "price"}, {integer("price", {"Giá", "Price"}, 1, most_price, Measure::money)}};
    return schema;
}

} // namespace rasoat::rules
