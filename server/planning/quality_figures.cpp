#include "server/planning/data_quality.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <utility>

namespace rasoat::planning {
namespace {

constexpr auto names = std::to_array<std::pair<std::string_view, Quality>>({
    {"memory_impossible", Quality::correct},
    {"module_impossible", Quality::correct},
    {"disk_impossible", Quality::correct},
    {"memory_kind_impossible", Quality::correct},
    {"bought_before_it_was", Quality::correct},
    {"bought_in_no_time", Quality::correct},
    {"seats_without_machine", Quality::complete},
    {"machines_without_seat", Quality::complete},
    {"no_serial", Quality::complete},
    {"no_purchase_date", Quality::complete},
    {"no_price", Quality::complete},
    {"no_processor", Quality::complete},
    {"no_memory", Quality::complete},
    {"no_disk", Quality::complete},
    {"doubtful_duplicates", Quality::clean},
    {"shared_serials", Quality::clean},
    {"short_serial", Quality::clean},
    {"silent", Quality::live},
    {"never_reported", Quality::live},
});

struct Words {
    planner::Bilingual title;
    planner::Bilingual counts;
};

Words words_of(QualityFigure figure, const settings::DataQualityRules& rules) {
    constexpr std::int64_t gibibyte = 1024;
    constexpr std::int64_t terabyte = 1000;
    switch (figure) {
    case QualityFigure::memory_impossible:
        return {
            {"Dung lượng bộ nhớ vô lý", "Impossible memory size"},
            {fmt::format(
                 "Máy báo tổng bộ nhớ dưới {} MB hoặc trên {} GB.", rules.memory_least.count,
                 rules.memory_most.count / gibibyte),
             fmt::format(
                 "Machines that report less than {} MB or more than {} GB of memory.", rules.memory_least.count,
                 rules.memory_most.count / gibibyte)}};
    case QualityFigure::module_impossible:
        return {
            {"Thanh bộ nhớ vô lý", "Impossible memory module"},
            {"Máy có thanh bộ nhớ lớn hơn loại lớn nhất từng được sản xuất của chuẩn đó.",
             "Machines with a module larger than any that is made of its kind."}};
    case QualityFigure::disk_impossible:
        return {
            {"Dung lượng ổ cứng vô lý", "Impossible disk size"},
            {fmt::format(
                 "Máy có ổ cứng lắp trong dưới {} GB hoặc trên {} TB.", rules.disk_least.count,
                 rules.disk_most.count / terabyte),
             fmt::format(
                 "Machines with a built-in disk of less than {} GB or more than {} TB.", rules.disk_least.count,
                 rules.disk_most.count / terabyte)}};
    case QualityFigure::memory_kind_impossible:
        return {
            {"Bộ nhớ không hợp bộ xử lý", "Memory that the processor never took"},
            {"Máy báo loại bộ nhớ mà bộ xử lý của nó không hỗ trợ, theo config/processors.csv.",
             "Machines that report a kind of memory which their processor does not take, by config/processors.csv."}};
    case QualityFigure::bought_before_it_was:
        return {
            {"Ngày mua trước khi có bộ xử lý", "Bought before the processor existed"},
            {"Máy có ngày mua sớm hơn quý đầu tiên bộ xử lý của nó được bán.",
             "Machines whose purchase date lies before the quarter in which their processor was first sold."}};
    case QualityFigure::bought_in_no_time:
        return {
            {"Ngày mua vô lý", "Impossible purchase date"},
            {"Máy có ngày mua ở tương lai hoặc trước ngày sớm nhất có thể.",
             "Machines whose purchase date lies in the future, or before the earliest day that can be."}};
    case QualityFigure::seats_without_machine:
        return {
            {"Vị trí chưa có máy", "Seats without a machine"},
            {"Vị trí làm việc chưa được gán máy nào.", "Seats to which no machine is assigned."}};
    case QualityFigure::machines_without_seat:
        return {
            {"Máy chưa có vị trí", "Machines without a seat"},
            {"Máy chưa được gán cho vị trí nào.", "Machines that are assigned to no seat."}};
    case QualityFigure::no_serial:
        return {
            {"Thiếu số sê-ri", "No serial number"},
            {"Máy không báo số sê-ri, hoặc nhà sản xuất để chữ mẫu như \"Default string\".",
             "Machines that report no serial number, or one left by the maker such as \"Default string\"."}};
    case QualityFigure::no_purchase_date:
        return {
            {"Thiếu ngày mua", "No purchase date"},
            {"Máy chưa được ghi ngày mua.", "Machines whose purchase date is not written down."}};
    case QualityFigure::no_price:
        return {
            {"Thiếu nguyên giá", "No original price"},
            {"Máy chưa được ghi nguyên giá.", "Machines whose original price is not written down."}};
    case QualityFigure::no_processor:
        return {{"Không rõ bộ xử lý", "Processor unknown"}, {"Máy không báo bộ xử lý.", "Machines that report none."}};
    case QualityFigure::no_memory:
        return {{"Không rõ bộ nhớ", "Memory unknown"}, {"Máy không báo bộ nhớ.", "Machines that report none."}};
    case QualityFigure::no_disk:
        return {
            {"Không rõ ổ cứng", "Disk unknown"},
            {"Máy không báo ổ cứng lắp trong nào.", "Machines that report no built-in disk."}};
    case QualityFigure::doubtful_duplicates:
        return {
            {"Nghi trùng lặp", "Doubtful duplicates"},
            {"Máy thuộc một cặp có thể là cùng một máy và chưa được quyết định.",
             "Machines in a pair that may be one machine and is not decided yet."}};
    case QualityFigure::shared_serials:
        return {
            {"Trùng số sê-ri", "Serial numbers borne twice"},
            {"Máy có số sê-ri của máy hoặc của bo mạch mà máy khác cũng có.",
             "Machines whose serial number, of system or mainboard, another machine bears too."}};
    case QualityFigure::short_serial:
        return {
            {"Số sê-ri rác", "Junk serial numbers"},
            {fmt::format("Máy có số sê-ri ngắn hơn {} ký tự.", rules.shortest_serial),
             fmt::format("Machines whose serial number has fewer than {} characters.", rules.shortest_serial)}};
    case QualityFigure::silent:
        return {
            {"Máy im lặng", "Silent machines"},
            {fmt::format("Máy không báo cáo trong {} ngày.", rules.silent_after.count()),
             fmt::format("Machines not heard of for {} days.", rules.silent_after.count())}};
    case QualityFigure::never_reported:
        return {
            {"Máy chưa từng báo cáo", "Machines that never reported"},
            {"Máy có trong sổ sách mà chưa tác tử nào báo cáo về.",
             "Machines that the books know and no agent has reported."}};
    }
    return {};
}

} // namespace

std::vector<FigureDefinition> figure_definitions(const settings::DataQualityRules& rules) {
    std::vector<FigureDefinition> definitions;
    for (std::size_t index = 0; index < names.size(); ++index) {
        const auto figure = static_cast<QualityFigure>(index);
        auto words = words_of(figure, rules);
        definitions.push_back(
            {figure, names.at(index).first, names.at(index).second, std::move(words.title), std::move(words.counts)});
    }
    return definitions;
}

std::optional<QualityFigure> quality_figure_named(std::string_view name) {
    const auto* const found = std::ranges::find(names, name, &std::pair<std::string_view, Quality>::first);
    if (found == names.end()) return std::nullopt;
    return static_cast<QualityFigure>(found - names.begin());
}

std::string_view name_of(Quality quality) {
    switch (quality) {
    case Quality::correct:
        return "correct";
    case Quality::complete:
        return "complete";
    case Quality::clean:
        return "clean";
    case Quality::live:
        return "live";
    }
    return {};
}

} // namespace rasoat::planning
