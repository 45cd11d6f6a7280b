// The body of a request of the API, asked for everything that handlers ask for; and a reorganisation's.

#include "server/api/http/problem.h"
#include "server/api/json_body.h"
#include "server/organisation/organisation_refused.h"
#include "server/organisation/reorganisation_text.h"

#include <cstdint>
#include <cstdlib>
#include <string_view>

namespace {

using namespace rasoat;

template <class Ask>
void asked(const Ask& ask) {
    try {
        ask();
    } catch (const http::ProblemError& error) {
        if (error.problem().status != 422 && error.problem().status != 400) std::abort();
    }
}

void ask_everything(api::JsonBody& body) {
    asked([&] { (void)body.text("name", {1, 100}); });
    asked([&] { (void)body.text_if_set("note", {0, 1000}); });
    asked([&] {
        const auto days = body.integer("days", {1, 366});
        if (days < 1 || days > 366) std::abort();
    });
    asked([&] { (void)body.integer_if_set("year", {2000, 2100}); });
    asked([&] { (void)body.boolean_or("kept", false); });
    asked([&] { (void)body.real_or("weight", 1, 0, 10); });
    asked([&] { body.refuse_unknown(); });
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* bytes, std::size_t size) {
    const std::string_view json(reinterpret_cast<const char*>(bytes), size);
    asked([&] {
        api::JsonBody body(json);
        ask_everything(body);
        for (auto& item : body.objects("items", 20))
            ask_everything(item);
    });
    try {
        const auto request = organisation::request_from_json(json);
        (void)organisation::request_from_json(organisation::to_json(request)); // what is kept can be read again
    } catch (const organisation::OrganisationRefused&) {
    }
    return 0;
}
