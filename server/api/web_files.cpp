#include "server/api/web_files.h"

#include "server/api/http/gzip.h"

#include <fmt/format.h>
#include <sodium.h>

#include <algorithm>
#include <array>
#include <fstream>
#include <iterator>

namespace rasoat::api {

namespace {

struct MediaType {
    std::string_view suffix;
    std::string_view name;
    bool compressible;
};

constexpr std::array media_types{
    MediaType{".html", "text/html; charset=utf-8", true},
    MediaType{".js", "text/javascript; charset=utf-8", true},
    MediaType{".css", "text/css; charset=utf-8", true},
    MediaType{".svg", "image/svg+xml", true},
    MediaType{".json", "application/json", true},
    MediaType{".webmanifest", "application/manifest+json", true},
    MediaType{".txt", "text/plain; charset=utf-8", true},
    MediaType{".png", "image/png", false},
    MediaType{".ico", "image/x-icon", false},
    MediaType{".woff2", "font/woff2", false},
    MediaType{".wasm", "application/wasm", true}};

MediaType media_type_of(const std::filesystem::path& path) {
    const auto suffix = path.extension().string();
    const auto* const found =
        std::find_if(media_types.begin(), media_types.end(), [&](const auto& type) { return type.suffix == suffix; });
    return found != media_types.end() ? *found : MediaType{"", "application/octet-stream", false};
}

std::string bytes_of(const std::filesystem::path& path) {
    std::ifstream file(path, std::ios::binary);
    return {std::istreambuf_iterator<char>(file), std::istreambuf_iterator<char>()};
}

std::string etag_of(const std::string& bytes) {
    std::array<unsigned char, 16> hash{};
    crypto_generichash(
        hash.data(), hash.size(), reinterpret_cast<const unsigned char*>(bytes.data()), bytes.size(), nullptr, 0);
    std::string text = "\"";
    for (const auto byte : hash)
        text += fmt::format("{:02x}", byte);
    return text + '"';
}

/// Vite puts a hash of the content into the names below assets/, so what such a name stands for never changes.
bool is_named_by_content(std::string_view path) {
    return path.starts_with("/assets/");
}

} // namespace

WebFiles::WebFiles(const std::filesystem::path& folder) {
    if (!std::filesystem::is_directory(folder)) return;
    for (const auto& entry : std::filesystem::recursive_directory_iterator(folder)) {
        if (!entry.is_regular_file() || entry.is_symlink()) continue;
        const auto type = media_type_of(entry.path());
        const auto path = "/" + entry.path().lexically_relative(folder).generic_string();
        File file{bytes_of(entry.path()), {}, std::string(type.name), {}, {}};
        file.etag = etag_of(file.bytes);
        file.cache_control = is_named_by_content(path) ? "public, max-age=31536000, immutable" : "no-cache";
        if (type.compressible) file.compressed = http::gzipped(file.bytes, http::GzipEffort::best);
        if (file.compressed.size() >= file.bytes.size()) file.compressed.clear();
        files_.emplace(path, std::move(file));
    }
}

http::Response WebFiles::response_for(const File& file, const http::RequestHead& head) {
    http::Response response{200, file.media_type, {}, {}};
    response.with("Cache-Control", file.cache_control).with("ETag", file.etag).with("Vary", "Accept-Encoding");
    if (const auto known = head.field("If-None-Match"); known && known->find(file.etag) != std::string_view::npos) {
        response.status = 304;
        response.media_type.clear();
    } else if (!file.compressed.empty() && head.takes_gzip()) {
        response.with("Content-Encoding", "gzip").body = file.compressed;
    } else {
        response.body = file.bytes;
    }
    return response;
}

http::Response WebFiles::file(const std::string& path, const http::RequestHead& head) const {
    const auto found = files_.find(path);
    if (found == files_.end()) throw http::ProblemError(http::no_such_path(path));
    return response_for(found->second, head);
}

http::Response WebFiles::answer(const http::RequestHead& head) const {
    if (const auto found = files_.find(head.path); found != files_.end()) return response_for(found->second, head);
    const auto last_segment = head.path.substr(head.path.rfind('/') + 1);
    if (last_segment.find('.') != std::string::npos || is_named_by_content(head.path))
        throw http::ProblemError(http::no_such_path(head.path));
    return file("/index.html", head);
}

} // namespace rasoat::api
