#include "agent/report/sha256.h"

#include <windows.h>
#include <bcrypt.h>

#include <array>
#include <stdexcept>

namespace rasoat::report {

namespace {

void expect(NTSTATUS status) {
    if (!BCRYPT_SUCCESS(status)) throw std::runtime_error("Windows cannot compute a SHA-256 digest");
}

/// Windows 7's way: the provider and the hash are opened, and closed whatever happens.
class Sha256 {
public:
    Sha256() {
        expect(BCryptOpenAlgorithmProvider(&provider_, BCRYPT_SHA256_ALGORITHM, nullptr, 0));
        const auto status = BCryptCreateHash(provider_, &hash_, nullptr, 0, nullptr, 0, 0);
        if (!BCRYPT_SUCCESS(status)) BCryptCloseAlgorithmProvider(provider_, 0);
        expect(status);
    }
    Sha256(const Sha256&) = delete;
    Sha256& operator=(const Sha256&) = delete;
    ~Sha256() {
        BCryptDestroyHash(hash_);
        BCryptCloseAlgorithmProvider(provider_, 0);
    }

    std::array<unsigned char, 32> of(std::string_view bytes) {
        auto* data = reinterpret_cast<unsigned char*>(const_cast<char*>(bytes.data())); // only read
        expect(BCryptHashData(hash_, data, static_cast<ULONG>(bytes.size()), 0));
        std::array<unsigned char, 32> digest{};
        expect(BCryptFinishHash(hash_, digest.data(), static_cast<ULONG>(digest.size()), 0));
        return digest;
    }

private:
    BCRYPT_ALG_HANDLE provider_ = nullptr;
    BCRYPT_HASH_HANDLE hash_ = nullptr;
};

} // namespace

std::string sha256_hex(std::string_view bytes) {
    constexpr std::string_view digits = "0123456789abcdef";
    std::string hex;
    for (const auto byte : Sha256().of(bytes)) {
        hex += digits[byte >> 4U];
        hex += digits[byte & 0xFU];
    }
    return hex;
}

} // namespace rasoat::report
