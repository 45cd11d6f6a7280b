#pragma once

#include "planner/files/json_object.h"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace rasoat::planner {

/// Which index bears an id, and what such things are called in messages. An id that is missing, given twice or not
/// known is refused (BadFile).
class IdIndex {
public:
    explicit IdIndex(std::string_view what) : what_(what) {}

    void add(const std::string& id, const JsonPlace& place) {
        if (id.empty()) place.at("id").refuse("is empty");
        if (!index_of_.emplace(id, static_cast<std::uint32_t>(index_of_.size())).second)
            place.at("id").refuse("'" + id + "' is the id of another " + what_ + " too");
    }
    [[nodiscard]] std::uint32_t at(const std::string& id, const JsonPlace& place) const {
        const auto found = index_of_.find(id);
        if (found == index_of_.end()) place.refuse("no " + what_ + " has the id '" + id + "'");
        return found->second;
    }
    [[nodiscard]] std::uint32_t of(JsonObject& object, std::string_view key) const {
        return at(object.text(key), object.place().at(key));
    }
    [[nodiscard]] std::vector<std::uint32_t> each_of(JsonObject& object, std::string_view key) const {
        std::vector<std::uint32_t> found;
        for (const std::string& id : object.texts(key))
            found.push_back(at(id, object.place().at(key).at(found.size())));
        return found;
    }
    [[nodiscard]] std::optional<std::uint32_t> of_if(JsonObject& object, std::string_view key) const {
        const std::string id = object.text_or(key, "");
        if (id.empty()) return std::nullopt;
        return at(id, object.place().at(key));
    }

private:
    std::string what_;
    std::unordered_map<std::string, std::uint32_t> index_of_;
};

} // namespace rasoat::planner
