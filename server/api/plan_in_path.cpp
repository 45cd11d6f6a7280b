#include "server/api/plan_in_path.h"

#include "server/api/http/problem.h"
#include "server/planning/plans.h"

namespace rasoat::api {
namespace {

constexpr std::string_view run_mark = "run-";

std::shared_ptr<const planning::PlanDocument> found_by_run(const Services& services, std::string_view id) {
    const auto number = store::parse_id<planning::PlanRunId>(id);
    const auto run = number ? services.plan_runs.run(*number) : std::nullopt;
    return run ? run->document : nullptr;
}

std::shared_ptr<const planning::PlanDocument> kept(const Services& services, const Call& call, std::string_view id) {
    const auto reader = services.store.snapshot();
    std::optional<planning::PlanDocument> document;
    if (id == "latest")
        document = planning::latest_plan(*reader);
    else if (const auto number = call.path_id<store::PlanId>("id"))
        document = planning::plan_by_id(*reader, *number);
    return document ? std::make_shared<const planning::PlanDocument>(*std::move(document)) : nullptr;
}

} // namespace

std::shared_ptr<const planning::PlanDocument> plan_in_path(const Services& services, const Call& call) {
    const std::string_view id = call.path("id");
    auto document =
        id.starts_with(run_mark) ? found_by_run(services, id.substr(run_mark.size())) : kept(services, call, id);
    if (!document) throw http::ProblemError(http::not_found({"kế hoạch", "plan"}, id));
    return document;
}

} // namespace rasoat::api
