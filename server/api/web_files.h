#pragma once

#include "server/api/http/request_head.h"
#include "server/api/http/response.h"

#include <filesystem>
#include <map>
#include <string>
#include <string_view>

namespace rasoat::api {

/// The web application's files, read once at the start, each also compressed. A request names a key of this map or
/// nothing: there is no way from it to any other file.
class WebFiles {
public:
    /// An absent folder has no files. Symbolic links are not followed.
    explicit WebFiles(const std::filesystem::path& folder);

    [[nodiscard]] bool empty() const { return files_.empty(); }

    /// The file at the path; for a path of the application itself ("/machines/12") its page. Throws http::ProblemError,
    /// 404, for whatever looks like a file and is none.
    [[nodiscard]] http::Response answer(const http::RequestHead& head) const;

    /// The file of that name, or 404: "/openapi.json".
    [[nodiscard]] http::Response file(const std::string& path, const http::RequestHead& head) const;

private:
    struct File {
        std::string bytes;
        std::string compressed; ///< empty where it would not be smaller
        std::string media_type;
        std::string etag;
        std::string cache_control;
    };
    [[nodiscard]] static http::Response response_for(const File& file, const http::RequestHead& head);
    std::map<std::string, File, std::less<>> files_;
};

} // namespace rasoat::api
