#include "server/api/accounts.h"
#include "server/api/agents.h"
#include "server/api/audit_trail.h"
#include "server/api/catalogue.h"
#include "server/api/data_quality.h"
#include "server/api/device_keys.h"
#include "server/api/doubtful_duplicates.h"
#include "server/api/enrolment_tokens.h"
#include "server/api/feed_tokens.h"
#include "server/api/funds.h"
#include "server/api/health.h"
#include "server/api/imports.h"
#include "server/api/installers.h"
#include "server/api/machine_lists.h"
#include "server/api/machines.h"
#include "server/api/metrics.h"
#include "server/api/norms.h"
#include "server/api/offline_reports.h"
#include "server/api/organisation.h"
#include "server/api/other_agents.h"
#include "server/api/overview.h"
#include "server/api/plan_files.h"
#include "server/api/plan_progress.h"
#include "server/api/plan_runs.h"
#include "server/api/plans.h"
#include "server/api/policies.h"
#include "server/api/ranking.h"
#include "server/api/record_changes.h"
#include "server/api/reminders.h"
#include "server/api/roles.h"
#include "server/api/routes.h"
#include "server/api/scenarios.h"
#include "server/api/seats.h"
#include "server/api/session.h"
#include "server/api/units.h"
#include "server/imports/imports.h"

namespace rasoat::api {

using access::Permission;

namespace {

constexpr std::size_t largest_stick = std::size_t{32} * 1024 * 1024; ///< bytes: a folder of reports, packed

/// What officers set in forms: roles, policies, funds, the catalogue, norms.
void add_rules(Routes& routes) {
    routes.post("/api/v1/roles", Permission::manage_rules, &add_role);
    routes.get("/api/v1/roles/{id}", Permission::read_machines, &role_by_id);
    routes.put("/api/v1/roles/{id}", Permission::manage_rules, &change_role);
    routes.remove("/api/v1/roles/{id}", Permission::manage_rules, &remove_role);
    routes.post("/api/v1/roles/{id}/what-if", Permission::read_machines, &try_role);
    routes.get("/api/v1/policies", Permission::read_plans, &policies);
    routes.put("/api/v1/policies", Permission::manage_rules, &change_policies);
    routes.post("/api/v1/policies/what-if", Permission::read_machines, &try_policies);
    routes.get("/api/v1/funds", Permission::read_plans, &funds);
    routes.post("/api/v1/funds", Permission::manage_funds, &add_fund);
    routes.get("/api/v1/funds/{id}", Permission::read_plans, &fund_by_id);
    routes.put("/api/v1/funds/{id}", Permission::manage_funds, &change_fund);
    routes.remove("/api/v1/funds/{id}", Permission::manage_funds, &remove_fund);
    routes.get("/api/v1/catalogue", Permission::read_plans, &catalogue);
    routes.post("/api/v1/catalogue/models", Permission::manage_rules, &add_model);
    routes.put("/api/v1/catalogue/models/{id}", Permission::manage_rules, &change_model);
    routes.remove("/api/v1/catalogue/models/{id}", Permission::manage_rules, &remove_model);
    routes.put("/api/v1/catalogue/prices/{id}", Permission::manage_prices, &change_price);
    routes.put("/api/v1/catalogue/terms", Permission::manage_prices, &change_catalogue_terms);
    routes.get("/api/v1/norms", Permission::read_plans, &norms);
    routes.post("/api/v1/norms", Permission::manage_prices, &add_norm);
    routes.put("/api/v1/norms/{id}", Permission::manage_prices, &change_norm);
    routes.remove("/api/v1/norms/{id}", Permission::manage_prices, &remove_norm);
    routes.get("/api/v1/changes", Permission::read_plans, &record_changes);
    routes.post("/api/v1/changes/{id}/undo", Permission::read_plans, &undo_record_change);
}

void add_planning(Routes& routes) {
    routes.post("/api/v1/plans", Permission::make_plans, &make_plan, large_json_body);
    routes.post("/api/v1/plans/lock-prices", Permission::make_plans, &lock_prices, large_json_body);
    routes.get("/api/v1/plans/{id}", Permission::read_plans, &plan_by_id);
    routes.get("/api/v1/plans/{id}/lines", Permission::read_plans, &plan_lines);
    routes.get("/api/v1/plans/{id}/lines.csv", Permission::read_plans, &plan_lines_csv);
    routes.get("/api/v1/plans/{id}/lines.xlsx", Permission::read_plans, &plan_lines_xlsx);
    routes.get("/api/v1/plans/{id}/progress", Permission::read_plans, &plan_progress);
    routes.get("/api/v1/plans/{id}/progress/lines", Permission::read_plans, &plan_progress_lines);
    routes.get("/api/v1/plans/{id}/moves", Permission::read_plans, &plan_moves);
    routes.get("/api/v1/plans/{id}/moves.csv", Permission::read_plans, &plan_moves_csv);
    routes.get("/api/v1/plans/{id}/moves.xlsx", Permission::read_plans, &plan_moves_xlsx);
    routes.get("/api/v1/plans/{id}/cascade", Permission::read_plans, &plan_cascade);
    routes.get("/api/v1/plan-defaults", Permission::read_plans, &plan_defaults);
    routes.get("/api/v1/scenarios", Permission::read_plans, &scenarios);
    routes.post("/api/v1/scenarios", Permission::make_plans, &add_scenario, large_json_body);
    routes.get("/api/v1/scenarios/{id}", Permission::read_plans, &scenario_by_id);
    routes.put("/api/v1/scenarios/{id}", Permission::make_plans, &change_scenario, large_json_body);
    routes.remove("/api/v1/scenarios/{id}", Permission::make_plans, &remove_scenario);
    routes.post("/api/v1/scenarios/{id}/restore", Permission::make_plans, &restore_scenario);
    routes.get("/api/v1/plan-runs", Permission::read_plans, &plan_runs);
    routes.post("/api/v1/plan-runs", Permission::make_plans, &start_plan_run, large_json_body);
    routes.get("/api/v1/plan-runs/{id}", Permission::read_plans, &plan_run_by_id);
    routes.remove("/api/v1/plan-runs/{id}", Permission::make_plans, &cancel_plan_run);
}

} // namespace

// In the order in which they are looked at: what agents call most comes first.
Routes route_table(std::size_t report_limit) {
    Routes routes;
    routes.receive("/api/v1/agents/reports", Admission::enrolled_agent, &take_report, report_limit);
    routes.post("/api/v1/agents/enrol", Admission::anyone, &enrol_agent);
    routes.post("/api/v1/agents/copies", Admission::enrolled_agent, &enrol_copy);
    routes.receive("/api/v1/agents/keys", Admission::enrolled_agent, &change_key, small_json_body);
    routes.receive("/api/v1/agents/keys/retired", Admission::enrolled_agent, &retire_key, small_json_body);
    routes.receive("/inventory/{token}", Admission::token_in_path, &talk_to_other_agent, report_limit);
    // Some agents insist on an address with OCS's own ending.
    routes.receive("/inventory/{token}/ocsinventory", Admission::token_in_path, &talk_to_other_agent, report_limit);

    routes.get("/healthz", Admission::anyone, &health);
    routes.get("/metrics", Admission::anyone, &metrics);

    routes.post("/api/v1/session", Admission::anyone, &sign_in);
    routes.get("/api/v1/session", Admission::signed_in, &current_session);
    routes.remove("/api/v1/session", Admission::signed_in, &sign_out);
    routes.post("/api/v1/session/password", Admission::signed_in, &change_password);

    routes.get("/api/v1/overview", Permission::read_machines, &overview);
    routes.get("/api/v1/units", Permission::read_machines, &units);
    routes.get("/api/v1/roles", Permission::read_machines, &roles);
    routes.get("/api/v1/ranking", Permission::read_machines, &ranking);
    routes.get("/api/v1/machines", Permission::read_machines, &machines);
    routes.get("/api/v1/machines.csv", Permission::read_machines, &machines_csv);
    routes.get("/api/v1/machines.xlsx", Permission::read_machines, &machines_xlsx);
    routes.get("/api/v1/machines/{id}", Permission::read_machines, &machine_page);
    routes.get("/api/v1/machines/{id}/history", Permission::read_machines, &machine_history);
    routes.remove("/api/v1/machines/{id}/keys", Permission::manage_enrolment, &revoke_machine_keys);
    routes.get("/api/v1/machines/{id}/plan-lines", Permission::read_plans, &machine_plan_lines);
    routes.post("/api/v1/machines/{id}/split", Permission::manage_machines, &split_machine);
    routes.get("/api/v1/doubtful-duplicates", Permission::read_machines, &doubtful_duplicates);
    routes.post("/api/v1/doubtful-duplicates", Permission::manage_machines, &doubt_machines);
    routes.post("/api/v1/doubtful-duplicates/{id}/merge", Permission::manage_machines, &merge_machines);
    routes.post("/api/v1/doubtful-duplicates/{id}/keep-apart", Permission::manage_machines, &keep_machines_apart);
    routes.post("/api/v1/doubtful-duplicates/{id}/undo", Permission::manage_machines, &undo_machine_decision);

    routes.get("/api/v1/data-quality", Permission::read_machines, &data_quality);
    routes.get("/api/v1/data-quality/{figure}", Permission::read_machines, &data_quality_rows);
    routes.post("/api/v1/reminders", Permission::manage_machines, &remind_units);
    routes.get("/api/v1/indicators", Admission::reader_of_feed, &indicators);
    routes.get("/api/v1/indicators.csv", Admission::reader_of_feed, &indicators_csv);

    routes.get("/api/v1/organisation", Permission::read_machines, &organisation_tree);
    routes.post("/api/v1/units", Permission::manage_organisation, &add_unit);
    routes.put("/api/v1/units/{id}/email", Permission::manage_organisation, &set_unit_email);
    routes.get("/api/v1/reorganisations", Permission::read_machines, &reorganisations);
    routes.post("/api/v1/reorganisations", Permission::manage_organisation, &make_reorganisation, large_json_body);
    routes.post(
        "/api/v1/reorganisations/preview", Permission::manage_organisation, &preview_reorganisation, large_json_body);
    routes.post("/api/v1/reorganisations/{id}/undo", Permission::manage_organisation, &undo_reorganisation);
    routes.get("/api/v1/seats", Permission::read_machines, &seats);
    routes.post("/api/v1/seats", Permission::manage_organisation, &add_seat);
    routes.put("/api/v1/seats/{id}", Permission::manage_organisation, &change_seat);
    routes.remove("/api/v1/seats/{id}", Permission::manage_organisation, &remove_seat);
    routes.get("/api/v1/seat-suggestions", Permission::read_machines, &seat_suggestions);
    routes.post("/api/v1/seat-assignments", Permission::manage_machines, &assign_machines, large_json_body);
    routes.post("/api/v1/seat-assignments/of-unit", Permission::manage_machines, &assign_machines_of_unit);

    add_rules(routes);
    add_planning(routes);

    routes.get("/api/v1/enrolment-tokens", Permission::manage_enrolment, &enrolment_tokens);
    routes.post("/api/v1/enrolment-tokens", Permission::manage_enrolment, &make_enrolment_token);
    routes.remove("/api/v1/enrolment-tokens/{id}", Permission::manage_enrolment, &revoke_enrolment_token);

    routes.get("/api/v1/installers", Permission::manage_enrolment, &installers);
    routes.get("/installers/{name}", Admission::anyone, &installer_file);

    // Each kind of list asks for its own permission.
    routes.get("/api/v1/import-template.csv", Permission::read_plans, &import_template_csv);
    routes.get("/api/v1/import-template.xlsx", Permission::read_plans, &import_template_xlsx);
    routes.get("/api/v1/imports", Permission::read_plans, &imports_so_far);
    routes.receive("/api/v1/imports", Permission::read_plans, &begin_import, imports::largest_file);
    routes.get("/api/v1/imports/{id}", Permission::read_plans, &import_by_id);
    routes.remove("/api/v1/imports/{id}", Permission::read_plans, &discard_import);
    routes.get("/api/v1/imports/{id}/rows", Permission::read_plans, &import_rows);
    routes.put("/api/v1/imports/{id}/choices", Permission::read_plans, &choose_import_columns);
    routes.post("/api/v1/imports/{id}/confirm", Permission::read_plans, &confirm_import);
    routes.post("/api/v1/imports/{id}/undo", Permission::read_plans, &undo_import);
    routes.receive("/api/v1/offline-reports", Permission::manage_machines, &take_offline_reports, largest_stick);
    routes.get("/api/v1/feed-tokens", Permission::manage_accounts, &feed_tokens);
    routes.post("/api/v1/feed-tokens", Permission::manage_accounts, &make_feed_token);
    routes.remove("/api/v1/feed-tokens/{id}", Permission::manage_accounts, &revoke_feed_token);
    routes.get("/api/v1/accounts", Permission::manage_accounts, &accounts);
    routes.post("/api/v1/accounts", Permission::manage_accounts, &add_account);
    routes.put("/api/v1/accounts/{id}", Permission::manage_accounts, &change_account);
    routes.post("/api/v1/accounts/{id}/one-time-password", Permission::manage_accounts, &give_one_time_password);
    routes.get("/api/v1/audit-trail", Permission::read_audit_trail, &audit_trail);
    return routes;
}

} // namespace rasoat::api
