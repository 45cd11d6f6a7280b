#include "server/access/passwords.h"

#include "server/access/sodium_start.h"

#include <sodium.h>

#include <array>
#include <new>
#include <semaphore>

namespace rasoat::access {
namespace {

constexpr std::ptrdiff_t at_one_time = 2;

/// A place among those that may use Argon2's memory, held for as long as it lives.
class Place {
public:
    Place() { places().acquire(); }
    Place(const Place&) = delete;
    Place& operator=(const Place&) = delete;
    ~Place() { places().release(); }

private:
    static std::counting_semaphore<at_one_time>& places() {
        static std::counting_semaphore<at_one_time> semaphore(at_one_time);
        return semaphore;
    }
};

} // namespace

std::string password_hash(std::string_view password) {
    start_sodium();
    const Place place;
    std::array<char, crypto_pwhash_STRBYTES> hash{};
    if (crypto_pwhash_str(
            hash.data(), password.data(), password.size(), crypto_pwhash_OPSLIMIT_INTERACTIVE,
            crypto_pwhash_MEMLIMIT_INTERACTIVE) != 0)
        throw std::bad_alloc();
    return hash.data();
}

bool password_matches(std::string_view password, const std::string& hash) {
    start_sodium();
    const Place place;
    return crypto_pwhash_str_verify(hash.c_str(), password.data(), password.size()) == 0;
}

} // namespace rasoat::access
