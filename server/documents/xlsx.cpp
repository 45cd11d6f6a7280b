#include "server/documents/xlsx.h"

#include <stdlib.h> // mkdtemp
#include <xlsxwriter.h>

#include <array>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <memory>
#include <system_error>

namespace rasoat::documents {
namespace {

/// A folder of our own for the time of the writing; the library writes files only.
class ScratchFolder {
public:
    ScratchFolder() {
        auto name = (std::filesystem::temp_directory_path() / "rasoat-document-XXXXXX").string();
        if (::mkdtemp(name.data()) == nullptr)
            throw DocumentError("no folder for temporary files can be made beside " + name);
        path_ = name;
    }
    ScratchFolder(const ScratchFolder&) = delete;
    ScratchFolder& operator=(const ScratchFolder&) = delete;
    ~ScratchFolder() {
        std::error_code ignored;
        std::filesystem::remove_all(path_, ignored);
    }
    [[nodiscard]] const std::filesystem::path& path() const { return path_; }

private:
    std::filesystem::path path_;
};

struct CloseWorkbook {
    void operator()(lxw_workbook* workbook) const { workbook_close(workbook); }
};

struct Formats {
    explicit Formats(lxw_workbook* workbook)
        : heading(workbook_add_format(workbook)), money(workbook_add_format(workbook)),
          day(workbook_add_format(workbook)) {
        format_set_bold(heading);
        format_set_bottom(heading, LXW_BORDER_THIN);
        format_set_text_wrap(heading);
        format_set_num_format(money, "#,##0");
        format_set_num_format(day, "dd/mm/yyyy");
    }
    lxw_format* heading; // owned by the workbook
    lxw_format* money;
    lxw_format* day;
};

class CellWriter {
public:
    CellWriter(lxw_worksheet* sheet, const Formats& formats, lxw_row_t row, lxw_col_t column)
        : sheet_(sheet), formats_(formats), row_(row), column_(column) {}

    void operator()(std::monostate /*nothing*/) const {}
    void operator()(const std::string& text) const {
        worksheet_write_string(sheet_, row_, column_, text.c_str(), nullptr);
    }
    void operator()(std::int64_t number) const {
        worksheet_write_number(sheet_, row_, column_, static_cast<double>(number), nullptr);
    }
    void operator()(double number) const { worksheet_write_number(sheet_, row_, column_, number, nullptr); }
    void operator()(planner::Vnd money) const {
        worksheet_write_number(sheet_, row_, column_, static_cast<double>(money.amount), formats_.money);
    }
    void operator()(std::chrono::sys_days day) const {
        const std::chrono::year_month_day date(day);
        lxw_datetime moment{};
        moment.year = static_cast<int>(date.year());
        moment.month = static_cast<int>(static_cast<unsigned>(date.month()));
        moment.day = static_cast<int>(static_cast<unsigned>(date.day()));
        worksheet_write_datetime(sheet_, row_, column_, &moment, formats_.day);
    }

private:
    lxw_worksheet* sheet_;
    const Formats& formats_;
    lxw_row_t row_;
    lxw_col_t column_;
};

void write_sheet(lxw_workbook* workbook, const Table& table, Language language) {
    const Formats formats(workbook);
    auto* sheet = workbook_add_worksheet(workbook, nullptr);
    const auto columns = static_cast<lxw_col_t>(table.columns.size());
    for (lxw_col_t column = 0; column < columns; ++column) {
        worksheet_set_column(sheet, column, column, table.columns[column].characters, nullptr);
        worksheet_write_string(sheet, 0, column, in(language, table.columns[column].heading).c_str(), formats.heading);
    }
    for (std::size_t row = 0; row < table.rows.size(); ++row)
        for (lxw_col_t column = 0; column < columns; ++column)
            std::visit(CellWriter(sheet, formats, static_cast<lxw_row_t>(row + 1), column), table.rows[row][column]);
    worksheet_freeze_panes(sheet, 1, 0);
    worksheet_autofilter(sheet, 0, 0, static_cast<lxw_row_t>(table.rows.size()), static_cast<lxw_col_t>(columns - 1));
    worksheet_repeat_rows(sheet, 0, 0);
    worksheet_set_landscape(sheet);
    worksheet_set_paper(sheet, 9); // A4
    worksheet_fit_to_pages(sheet, 1, 0);
    std::string header = "&L" + in(language, table.title);
    worksheet_set_header(sheet, header.substr(0, 200).c_str());
}

} // namespace

std::string xlsx(const Table& table, Language language) {
    if (table.rows.size() >= LXW_ROW_MAX)
        throw DocumentError("a sheet holds 1,048,575 rows at the most; narrow the list down by a filter");
    const ScratchFolder scratch;
    const auto file = (scratch.path() / "table.xlsx").string();
    auto folder = scratch.path().string();
    lxw_workbook_options options{};
    options.constant_memory = LXW_TRUE;
    options.tmpdir = folder.data();
    std::unique_ptr<lxw_workbook, CloseWorkbook> workbook(workbook_new_opt(file.c_str(), &options));
    if (!workbook) throw DocumentError("the workbook could not be begun");
    write_sheet(workbook.get(), table, language);
    if (const auto error = workbook_close(workbook.release()); error != LXW_NO_ERROR)
        throw DocumentError(std::string("the workbook could not be written: ") + lxw_strerror(error));
    std::ifstream written(file, std::ios::binary);
    return {std::istreambuf_iterator<char>(written), std::istreambuf_iterator<char>()};
}

} // namespace rasoat::documents
