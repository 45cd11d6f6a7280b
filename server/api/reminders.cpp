#include "server/api/reminders.h"

#include "server/api/http/problem.h"
#include "server/api/json/text_json.h"
#include "server/api/json_body.h"
#include "server/api/services.h"
#include "server/planning/reminders.h"

namespace rasoat::api {
namespace {

constexpr std::size_t most_letters = 500;

std::string reminded_json(const std::vector<planning::Reminded>& reminded) {
    JsonWriter json;
    json.begin_object();
    json.begin_array("items");
    for (const auto& one : reminded) {
        json.begin_object();
        write_id(json, "unit_id", one.unit);
        json.text("to", one.to);
        json.boolean("sent", !one.trouble);
        write_text_or_null(json, "trouble", one.trouble);
        json.end_object();
    }
    json.end_array();
    json.end_object();
    return json.take();
}

} // namespace

Answer remind_units(const Services& services, Call& call) {
    JsonBody body(call.body());
    std::vector<store::UnitId> units;
    for (auto& item : body.objects("items", most_letters)) {
        const auto id = store::parse_id<store::UnitId>(item.text("unit_id", {1, 30}));
        if (!id)
            throw http::ProblemError(http::invalid_value(
                "/items/" + std::to_string(units.size()) + "/unit_id",
                {"Không có đơn vị này.", "There is no such unit."}));
        item.refuse_unknown();
        units.push_back(*id);
    }
    body.refuse_unknown();
    if (!services.mail)
        throw http::ProblemError(http::conflict(
            {"Chưa khai báo máy chủ thư: mục [mail] trong server.toml.",
             "No mail server is set: section [mail] of server.toml."}));
    const auto reviewed = services.review.current(call.now());
    try {
        return shown(reminded_json(planning::remind(
            services.store, *reviewed, services.review.shipped_rules().data_quality, *services.mail, units,
            services.identity.public_url, call.session().username, call.now())));
    } catch (const mail::MailFailed& failed) {
        services.log.error("mail_failed", {{"id", call.request_id()}, {"reason", failed.what()}});
        throw http::ProblemError(http::unavailable(
            {"Máy chủ thư không nhận thư; chưa gửi gì.", "The mail server takes no letters; nothing was sent."},
            std::chrono::seconds(60)));
    }
}

} // namespace rasoat::api
