#include "server/api/installers.h"

#include "server/api/http/problem.h"
#include "server/api/json/text_json.h"

#include <fmt/format.h>

namespace rasoat::api {
namespace {

std::string media_type_of(InstallerSystem system) {
    return system == InstallerSystem::debian ? "application/vnd.debian.binary-package" : "application/x-msi";
}

} // namespace

Answer installers(const Services& services, Call& /*call*/) {
    JsonWriter json;
    json.begin_object();
    json.begin_array("items");
    for (const auto& installer : services.installers.all()) {
        json.begin_object();
        json.text("name", std::string_view(installer.name));
        json.text("system", name_of(installer.system));
        json.number("bytes", std::uint64_t{installer.bytes});
        json.text("sha256", std::string_view(installer.sha256));
        json.text("path", "/installers/" + installer.name);
        json.end_object();
    }
    json.end_array();
    json.end_object();
    return shown(json.take());
}

Answer installer_file(const Services& services, Call& call) {
    const auto installer = services.installers.named(call.path("name"));
    if (!installer) throw http::ProblemError(http::not_found({"gói cài đặt", "package"}, call.path("name")));
    const auto etag = fmt::format("\"{}\"", installer->sha256);
    const auto known = call.field("If-None-Match");
    auto answer = known && known->find(etag) != std::string_view::npos ? unchanged() : shown({});
    if (answer.outcome == Answer::Outcome::shown) {
        answer.media_type = media_type_of(installer->system);
        answer.file = http::FileBody{installer->path, installer->bytes};
    }
    return std::move(answer)
        .with("ETag", etag)
        .with("Cache-Control", "no-cache")
        .with("Content-Disposition", fmt::format("attachment; filename=\"{}\"", installer->name));
}

} // namespace rasoat::api
