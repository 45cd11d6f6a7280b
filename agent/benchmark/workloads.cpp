#include "agent/benchmark/workloads.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <numeric>
#include <string>

namespace rasoat::benchmark {

namespace {

/// Marsaglia's xorshift of 32 bits: the same numbers on every machine.
class Numbers {
public:
    explicit Numbers(std::uint32_t seed) : state_(seed) {}
    std::uint32_t next() {
        state_ ^= state_ << 13U;
        state_ ^= state_ >> 17U;
        state_ ^= state_ << 5U;
        return state_;
    }

private:
    std::uint32_t state_;
};

void require(bool right, const char* what) {
    if (!right) throw WrongResult(std::string("the benchmark's ") + what + " came out wrong");
}

// --- whole numbers ---

constexpr std::size_t number_count = 65'536;
constexpr std::uint32_t table_size = 65'536;
constexpr std::size_t text_size = 65'536;

std::uint32_t mixed(std::uint32_t hash, std::uint32_t value) {
    hash ^= value;
    hash *= 16'777'619U;
    return hash ^ hash >> 15U;
}

/// Counts how often each number's lower bits occur, in a table of open addresses: key and count side by side.
std::uint32_t count_in_table(const std::vector<std::uint32_t>& numbers, std::vector<std::uint32_t>& table) {
    std::fill(table.begin(), table.end(), 0);
    std::uint32_t steps = 0;
    for (const auto number : numbers) {
        const auto key = number % 10'007 + 1;
        std::size_t slot = mixed(2'166'136'261U, key) % (table_size / 2);
        while (table[2 * slot] != 0 && table[2 * slot] != key) {
            slot = (slot + 1) % (table_size / 2);
            ++steps;
        }
        table[2 * slot] = key;
        ++table[2 * slot + 1];
    }
    return steps;
}

/// Words of a few letters, so that the same stretches come again.
void write_text(std::vector<unsigned char>& text) {
    Numbers numbers(77);
    std::size_t at = 0;
    while (at < text.size()) {
        const auto word = numbers.next() % 512;
        const auto length = 2 + word % 7;
        for (std::uint32_t letter = 0; letter < length && at < text.size(); ++letter)
            text[at++] = static_cast<unsigned char>('a' + (word * (letter + 3) >> 2U) % 26);
        if (at < text.size()) text[at++] = ' ';
    }
}

/// Packs by references to what came before (Lempel and Ziv, 1977): a length and a distance, or a letter. The packed
/// size.
std::size_t pack(
    const std::vector<unsigned char>& text, std::vector<std::uint32_t>& last_seen, std::vector<unsigned char>& packed) {
    constexpr std::size_t shortest = 4;
    constexpr std::size_t longest = 255;
    std::fill(last_seen.begin(), last_seen.end(), 0);
    packed.clear();
    std::size_t at = 0;
    while (at + shortest <= text.size()) {
        std::uint32_t key = 0;
        for (std::size_t i = 0; i < shortest; ++i)
            key = key << 8U | text[at + i];
        auto& seen = last_seen[mixed(2'166'136'261U, key) % table_size];
        const std::size_t earlier = seen; // one further than the place, 0: none
        seen = static_cast<std::uint32_t>(at + 1);
        std::size_t length = 0;
        if (earlier != 0)
            while (length < longest && at + length < text.size() && text[earlier - 1 + length] == text[at + length])
                ++length;
        if (length >= shortest) {
            const auto distance = at + 1 - earlier;
            packed.push_back(static_cast<unsigned char>(length));
            packed.push_back(static_cast<unsigned char>(distance & 0xFFU));
            packed.push_back(static_cast<unsigned char>(distance >> 8U & 0xFFU));
            at += length;
        } else {
            packed.push_back(0);
            packed.push_back(text[at++]);
        }
    }
    return packed.size();
}

// --- floating point ---

struct Body {
    std::array<double, 3> place;
    std::array<double, 3> velocity;
    double mass;
};

/// Sun, Jupiter, Saturn, Uranus and Neptune in round figures (astronomical units, years, masses of the sun times 4
/// pi^2).
std::array<Body, 5> planets() {
    constexpr double sun = 39.478417604357434;
    return {
        {{{0, 0, 0}, {0, 0, 0}, sun},
         {{4.84, -1.16, -0.10}, {0.61, 2.81, -0.02}, sun * 9.5e-4},
         {{8.34, 4.12, -0.40}, {-1.01, 1.82, 0.01}, sun * 2.9e-4},
         {{12.89, -15.11, -0.22}, {1.08, 0.87, -0.01}, sun * 4.4e-5},
         {{15.38, -25.92, 0.18}, {0.98, 0.59, -0.03}, sun * 5.2e-5}}};
}

void attract(Body& one, Body& other, double step) {
    std::array<double, 3> apart{};
    double square = 0;
    for (std::size_t axis = 0; axis < 3; ++axis) {
        apart[axis] = one.place[axis] - other.place[axis];
        square += apart[axis] * apart[axis];
    }
    const double pull = step / (square * std::sqrt(square));
    for (std::size_t axis = 0; axis < 3; ++axis) {
        one.velocity[axis] -= apart[axis] * other.mass * pull;
        other.velocity[axis] += apart[axis] * one.mass * pull;
    }
}

/// Where the innermost planet is after `steps` of three days: its distance from the sun.
double moved_planets(int steps) {
    constexpr double step = 0.01;
    auto bodies = planets();
    for (int i = 0; i < steps; ++i) {
        for (std::size_t one = 0; one < bodies.size(); ++one)
            for (std::size_t other = one + 1; other < bodies.size(); ++other)
                attract(bodies[one], bodies[other], step);
        for (auto& body : bodies)
            for (std::size_t axis = 0; axis < 3; ++axis)
                body.place[axis] += body.velocity[axis] * step;
    }
    double square = 0;
    for (std::size_t axis = 0; axis < 3; ++axis) {
        const double apart = bodies[1].place[axis] - bodies[0].place[axis];
        square += apart * apart;
    }
    return std::sqrt(square);
}

constexpr std::size_t order = 96;

void multiply(const std::vector<double>& left, const std::vector<double>& right, std::vector<double>& product) {
    std::fill(product.begin(), product.end(), 0.0);
    for (std::size_t row = 0; row < order; ++row)
        for (std::size_t inner = 0; inner < order; ++inner) {
            const double factor = left[row * order + inner];
            for (std::size_t column = 0; column < order; ++column)
                product[row * order + column] += factor * right[inner * order + column];
        }
}

/// To a part in ten million: x87 and SSE round differently, a machine at fault is further off.
bool nearly(double value, double expected) {
    return std::abs(value - expected) <= 1e-7 * std::abs(expected);
}

} // namespace

IntegerWork::IntegerWork() : numbers_(number_count), table_(table_size), text_(text_size) {
    packed_.reserve(2 * text_size);
    write_text(text_);
}

void IntegerWork::run() {
    Numbers numbers(20'261'124);
    for (auto& number : numbers_)
        number = numbers.next();
    std::uint32_t check = count_in_table(numbers_, table_);
    std::sort(numbers_.begin(), numbers_.end());
    for (std::size_t i = 0; i < number_count; ++i) {
        const auto place = std::lower_bound(numbers_.begin(), numbers_.end(), numbers.next());
        check += static_cast<std::uint32_t>(place - numbers_.begin());
    }
    for (const auto number : numbers_)
        check = mixed(check, number);
    const auto packed = pack(text_, table_, packed_);
    for (const auto byte : packed_)
        check = mixed(check, byte);
    require(check == 2'940'122'796U && packed == 41'975, "sorting, searching and packing");
}

FloatingPointWork::FloatingPointWork() : left_(order * order), right_(order * order), product_(order * order) {
    Numbers numbers(19);
    for (auto* matrix : {&left_, &right_})
        for (auto& element : *matrix)
            element = static_cast<double>(numbers.next()) / 4294967296.0 - 0.5;
}

void FloatingPointWork::run() {
    require(nearly(moved_planets(60'000), 5.3892471977665), "orbits");
    for (int i = 0; i < 32; ++i)
        multiply(left_, right_, product_);
    double trace = 0;
    for (std::size_t i = 0; i < order; ++i)
        trace += product_[i * order + i];
    require(nearly(trace, -0.57598594646911), "product of matrices");
}

MemoryWork::MemoryWork()
    : a_(bytes / 3 / sizeof(double)), b_(bytes / 3 / sizeof(double), 1.0), c_(bytes / 3 / sizeof(double), 2.0) {}

void MemoryWork::run() {
    auto* a = a_.data();
    const auto* b = b_.data();
    const auto* c = c_.data();
    for (std::size_t i = 0; i < a_.size(); ++i)
        a[i] = b[i] + 3.0 * c[i];
    // A look at every page: whoever left the work out would be found out, and so would a bad chip now and then.
    constexpr std::size_t doubles_in_a_page = 512;
    for (std::size_t i = 0; i < a_.size(); i += doubles_in_a_page)
        require(a_[i] == 7.0, "sums over memory");
}

} // namespace rasoat::benchmark
