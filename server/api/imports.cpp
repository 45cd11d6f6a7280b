#include "server/api/imports.h"

#include "server/access/permissions.h"
#include "server/api/file_answer.h"
#include "server/api/http/problem.h"
#include "server/api/json/import_json.h"
#include "server/api/json_body.h"
#include "server/api/list_parameters.h"
#include "server/imports/imports.h"
#include "server/imports/template.h"

#include <algorithm>
#include <charconv>

namespace rasoat::api {

namespace {

constexpr std::size_t most_listed = 200;
constexpr std::size_t longest_file_name = 255;
constexpr std::string_view template_name = "mau-nhap";

const Choices<imports::Kind> kinds{{"assets", imports::Kind::assets},       {"seats", imports::Kind::seats},
                                   {"positions", imports::Kind::positions}, {"prices", imports::Kind::prices},
                                   {"models", imports::Kind::models},       {"funds", imports::Kind::funds}};

const Choices<RowsShown> row_choices{
    {"all", RowsShown::all}, {"changes", RowsShown::changes}, {"problems", RowsShown::problems}};

/// The rules as they are now; they have to outlive the surroundings made of them.
std::shared_ptr<const planning::PlanningRules> present_rules(const Services& services) {
    return services.review.rules(*services.store.snapshot());
}

imports::Surroundings surroundings(const Services& services, const planning::PlanningRules& rules) {
    return {rules.roles, rules.catalogue, services.review.shipped_rules()};
}

/// What a list changes, its bearer may change without a list.
access::Permission permission_for(imports::Kind kind) {
    switch (kind) {
    case imports::Kind::assets:
        return access::Permission::manage_machines;
    case imports::Kind::seats:
    case imports::Kind::positions:
        return access::Permission::manage_organisation;
    case imports::Kind::prices:
        return access::Permission::manage_prices;
    case imports::Kind::models:
        return access::Permission::manage_rules;
    case imports::Kind::funds:
        break;
    }
    return access::Permission::manage_funds;
}

bool may_handle(const Call& call, std::string_view kind) {
    const auto known = imports::kind_named(kind);
    return known && access::allows(call.session().role, permission_for(*known));
}

void demand_permission(const Call& call, std::string_view kind) {
    if (!may_handle(call, kind))
        throw http::ProblemError(http::forbidden(
            {"Tài khoản này không có quyền nhập loại danh sách này.",
             "This account does not have the permission for lists of this kind."}));
}

/// The import in the path, of a kind that the account may handle.
store::ImportId id_of(const Services& services, const Call& call) {
    const auto id = call.path_id<store::ImportId>("id");
    const auto import = id ? services.store.snapshot()->import(*id) : std::nullopt;
    if (!import) throw http::ProblemError(http::not_found({"lần nhập", "import"}, call.path("id")));
    demand_permission(call, import->kind);
    return *id;
}

imports::Kind kind_asked_for(const Call& call) {
    if (const auto kind = call.query_choice("kind", kinds)) return *kind;
    throw http::ProblemError(http::invalid_value(
        "kind", {"Cần cho biết loại danh sách: assets, seats, positions, prices, models hoặc funds.",
                 "The kind of list is needed: assets, seats, positions, prices, models or funds."}));
}

documents::Table template_asked_for(const Services& services, const Call& call) {
    const auto rules = present_rules(services);
    return imports::template_of(
        *services.store.snapshot(), kind_asked_for(call), surroundings(services, *rules), file_language(call));
}

http::Problem problem_of(const imports::ImportRefused& refused, const std::string& id) {
    using Reason = imports::ImportRefused::Reason;
    switch (refused.reason()) {
    case Reason::none_such:
        return http::not_found({"lần nhập", "import"}, id);
    case Reason::wrong_choice:
        return http::invalid_value("/columns", refused.why());
    case Reason::wrong_state:
    case Reason::rows_refused:
        break;
    }
    return http::conflict(refused.why());
}

/// What `work` gives; what it refuses becomes a problem.
template <class Work>
auto or_problem(const std::string& id, Work work) {
    try {
        return work();
    } catch (const imports::ImportRefused& refused) {
        throw http::ProblemError(problem_of(refused, id));
    } catch (const intake::SpreadsheetRefused& refused) {
        throw http::ProblemError(http::invalid_value("", refused.why()));
    }
}

imports::Look look_at(const Services& services, const Call& call) {
    const auto rules = present_rules(services);
    return or_problem(call.path("id"), [&] {
        return imports::look(*services.store.snapshot(), id_of(services, call), surroundings(services, *rules));
    });
}

Answer shown_look(const Services& services, const Call& call) {
    return shown(import_json(look_at(services, call)));
}

imports::NewChoices new_choices(JsonBody body) {
    imports::NewChoices choices;
    choices.sheet = static_cast<std::size_t>(body.integer_if_set("sheet", {0, 255}).value_or(0));
    if (const auto row = body.integer_if_set("heading_row", {1, static_cast<std::int64_t>(intake::most_rows)}))
        choices.heading_row = static_cast<std::size_t>(*row - 1);
    std::vector<std::optional<imports::Field>> columns;
    for (auto& column : body.objects("columns", intake::most_columns)) {
        const auto most = static_cast<std::int64_t>(intake::most_columns) - 1;
        const auto index = static_cast<std::size_t>(column.integer("column", {0, most}));
        const auto name = column.text_if_set("field", {0, 30});
        column.refuse_unknown();
        const auto field = name ? imports::field_named(*name) : std::nullopt;
        if (name && !name->empty() && !field)
            throw http::ProblemError(http::invalid_value(
                "/columns", {"Không có trường nào tên \"" + *name + "\".", "There is no field \"" + *name + "\"."}));
        if (columns.size() <= index) columns.resize(index + 1);
        columns[index] = field;
    }
    body.refuse_unknown();
    choices.columns = std::move(columns);
    return choices;
}

} // namespace

Answer begin_import(const Services& services, Call& call) {
    const auto kind = kind_asked_for(call);
    demand_permission(call, imports::name_of(kind));
    auto name = call.query("name", longest_file_name);
    const auto id = or_problem("", [&] {
        return imports::begin(
            services.store, kind, std::move(name), call.body(), {call.session().username, call.now()});
    });
    const auto rules = present_rules(services);
    const auto look = imports::look(*services.store.snapshot(), id, surroundings(services, *rules));
    return created(import_json(look));
}

Answer imports_so_far(const Services& services, Call& call) {
    const auto limit = call.query_number_or("limit", default_page, most_listed);
    auto listed = services.store.snapshot()->imports(limit);
    std::erase_if(listed, [&](const store::Import& import) { return !may_handle(call, import.kind); });
    return shown(imports_json(listed));
}

Answer import_template_csv(const Services& services, Call& call) {
    return csv_file(template_name, template_asked_for(services, call), call);
}

Answer import_template_xlsx(const Services& services, Call& call) {
    return xlsx_file(template_name, template_asked_for(services, call), call);
}

Answer import_by_id(const Services& services, Call& call) {
    return shown_look(services, call);
}

Answer import_rows(const Services& services, Call& call) {
    const auto cursor = call.query("cursor", most_cursor_bytes);
    std::size_t first = 0;
    const auto [end, error] = std::from_chars(cursor.data(), cursor.data() + cursor.size(), first);
    if (!cursor.empty() && (error != std::errc{} || end != cursor.data() + cursor.size()))
        throw http::ProblemError(bad_cursor());
    const auto shown_rows = call.query_choice("only", row_choices).value_or(RowsShown::all);
    const auto limit = call.query_number_or("limit", default_page, most_on_page);
    return shown(import_rows_json(look_at(services, call), shown_rows, first, limit));
}

Answer choose_import_columns(const Services& services, Call& call) {
    const auto choices = new_choices(JsonBody(call.body()));
    or_problem(call.path("id"), [&] { imports::choose(services.store, id_of(services, call), choices); });
    return shown_look(services, call);
}

Answer confirm_import(const Services& services, Call& call) {
    JsonBody body(call.body());
    const auto refused_rows = body.boolean_or("leave_out_refused_rows", false) ? imports::RefusedRows::are_left_out
                                                                               : imports::RefusedRows::stop_all;
    body.refuse_unknown();
    const auto rules = present_rules(services);
    or_problem(call.path("id"), [&] {
        return imports::confirm(
            services.store, id_of(services, call), surroundings(services, *rules), refused_rows,
            {call.session().username, call.now()});
    });
    return shown_look(services, call);
}

Answer undo_import(const Services& services, Call& call) {
    const auto undone = or_problem(call.path("id"), [&] {
        return imports::undo(
            services.store, id_of(services, call), services.review.shipped_rules(),
            {call.session().username, call.now()});
    });
    return shown(undone_json(undone));
}

Answer discard_import(const Services& services, Call& call) {
    or_problem(call.path("id"), [&] { imports::discard(services.store, id_of(services, call)); });
    return done();
}

} // namespace rasoat::api
