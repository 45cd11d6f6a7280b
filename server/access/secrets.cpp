#include "server/access/secrets.h"

#include "server/access/sodium_start.h"

#include <sodium.h>

#include <vector>

namespace rasoat::access {
std::string random_secret(std::size_t bytes) {
    start_sodium();
    std::vector<unsigned char> random(bytes);
    randombytes_buf(random.data(), random.size());
    std::string text(sodium_base64_ENCODED_LEN(bytes, sodium_base64_VARIANT_URLSAFE_NO_PADDING), '\0');
    sodium_bin2base64(text.data(), text.size(), random.data(), random.size(), sodium_base64_VARIANT_URLSAFE_NO_PADDING);
    text.pop_back(); // the terminating zero that ENCODED_LEN counts
    return text;
}

store::SecretHash hash_of(std::string_view secret) {
    start_sodium();
    store::SecretHash hash{};
    static_assert(sizeof hash == crypto_generichash_BYTES);
    crypto_generichash(
        hash.data(), hash.size(), reinterpret_cast<const unsigned char*>(secret.data()), secret.size(), nullptr, 0);
    return hash;
}

bool equal_secrets(std::string_view one, std::string_view other) {
    return one.size() == other.size() && sodium_memcmp(one.data(), other.data(), one.size()) == 0;
}

} // namespace rasoat::access
