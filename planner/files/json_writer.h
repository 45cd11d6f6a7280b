#pragma once

#include "planner/model/machine.h"
#include "planner/model/text.h"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace rasoat::planner {

/// Writes JSON that a person can read: the outermost fields, and the elements of their lists, each on a line of its
/// own. The same calls give the same bytes everywhere; numbers are the shortest that read back as they were.
class JsonWriter {
public:
    void begin_object();
    void end_object();
    void begin_list();
    void end_list();
    void key(std::string_view name);

    void value(std::string_view text);
    void value(std::int64_t number);
    void value(double number); ///< null where it is not finite
    void value(bool truth);
    void value(Day day); ///< "2026-11-24"
    void value(const Bilingual& text);

    template <typename Value>
    void field(std::string_view name, const Value& what) {
        key(name);
        if constexpr (std::is_same_v<Value, int> || std::is_same_v<Value, std::uint32_t>)
            value(std::int64_t{what});
        else
            value(what);
    }
    /// Left out where absent.
    template <typename Value>
    void field_if(std::string_view name, const std::optional<Value>& what) {
        if (what) field(name, *what);
    }

    /// What was written, with a closing line break.
    [[nodiscard]] std::string take();

private:
    void separate();

    std::string text_;
    std::vector<bool> filled_; ///< for each open object or list, whether it has an element
    bool after_key_ = false;
};

} // namespace rasoat::planner
