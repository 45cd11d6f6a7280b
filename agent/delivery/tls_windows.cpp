#include "agent/delivery/tls_windows.h"

#include "agent/delivery/transport.h"
#include "agent/windows/text.h"

#include <windows.h>
#include <schannel.h>

#include <algorithm>
#include <array>

namespace rasoat::delivery {

namespace {

constexpr std::chrono::seconds longest_exchange{120};
constexpr DWORD wishes = ISC_REQ_SEQUENCE_DETECT | ISC_REQ_REPLAY_DETECT | ISC_REQ_CONFIDENTIALITY |
                         ISC_REQ_ALLOCATE_MEMORY | ISC_REQ_STREAM | ISC_REQ_MANUAL_CRED_VALIDATION;

/// The bytes of a list of buffers that Schannel reads and writes in place.
template <std::size_t count>
SecBufferDesc described(std::array<SecBuffer, count>& buffers) {
    return {SECBUFFER_VERSION, static_cast<unsigned long>(count), buffers.data()};
}

SecBuffer buffer(unsigned long type, char* bytes = nullptr, std::size_t size = 0) {
    return {static_cast<unsigned long>(size), type, bytes};
}

/// Schannel names what it did not use at the end of its input.
template <std::size_t count>
std::size_t unused_bytes(const std::array<SecBuffer, count>& buffers) {
    const auto extra = std::find_if(
        buffers.begin(), buffers.end(), [](const SecBuffer& part) { return part.BufferType == SECBUFFER_EXTRA; });
    return extra == buffers.end() ? 0 : extra->cbBuffer;
}

void keep_last(std::vector<char>& bytes, std::size_t count) {
    bytes.erase(bytes.begin(), bytes.end() - static_cast<std::ptrdiff_t>(count));
}

} // namespace

/// TLS 1.2 named outright: Windows 7 has it, and leaves it off unless it is asked for.
TlsCredentials::TlsCredentials() {
    SCHANNEL_CRED wanted{};
    wanted.dwVersion = SCHANNEL_CRED_VERSION;
    wanted.grbitEnabledProtocols = SP_PROT_TLS1_2_CLIENT;
    wanted.dwFlags = SCH_CRED_MANUAL_CRED_VALIDATION | SCH_CRED_NO_DEFAULT_CREDS;
    std::wstring package = UNISP_NAME_W;
    const auto status = AcquireCredentialsHandleW(
        nullptr, package.data(), SECPKG_CRED_OUTBOUND, nullptr, &wanted, nullptr, nullptr, &handle_, nullptr);
    if (status != SEC_E_OK)
        throw TransportFailed("Windows has no TLS 1.2: " + windows::reason(static_cast<unsigned long>(status)));
}

TlsCredentials::~TlsCredentials() {
    FreeCredentialsHandle(&handle_);
}

TlsConnection::TlsConnection(Socket socket, const ServerAddress& address, const TlsCredentials& credentials)
    : socket_(std::move(socket)), address_(address), deadline_(std::chrono::steady_clock::now() + longest_exchange),
      credentials_(credentials.handle()) {
    SecInvalidateHandle(&context_);
    try {
        shake_hands();
    } catch (...) {
        if (SecIsValidHandle(&context_)) DeleteSecurityContext(&context_);
        throw;
    }
}

TlsConnection::~TlsConnection() {
    DeleteSecurityContext(&context_);
}

void TlsConnection::fail(SECURITY_STATUS status) const {
    // Not TLS at all: what answers there sends web pages.
    const bool plain = status == SEC_E_INVALID_TOKEN || status == SEC_E_ILLEGAL_MESSAGE;
    throw TransportFailed(
        "no TLS 1.2 connection to " + url_of(address_) + ": " + windows::reason(static_cast<unsigned long>(status)),
        plain ? Trouble::captive_portal : Trouble::no_connection);
}

void TlsConnection::send_token(SecBuffer& token) {
    if (token.pvBuffer == nullptr) return;
    const std::unique_ptr<void, SECURITY_STATUS(SEC_ENTRY*)(void*)> memory(token.pvBuffer, FreeContextBuffer);
    socket_.send({static_cast<const char*>(token.pvBuffer), token.cbBuffer});
}

bool TlsConnection::receive_into(std::vector<char>& bytes) {
    check_time();
    constexpr std::size_t piece = 16384;
    const auto before = bytes.size();
    bytes.resize(before + piece);
    const auto length = socket_.receive(std::span(bytes).subspan(before));
    bytes.resize(before + length);
    return length > 0;
}

void TlsConnection::check_time() const {
    if (std::chrono::steady_clock::now() >= deadline_)
        throw TransportFailed(
            url_of(address_) + " took longer than " + std::to_string(longest_exchange.count()) + " s");
}

/// One step of the handshake: takes from `incoming` what the server said, sends what there is to answer.
SECURITY_STATUS TlsConnection::step(std::vector<char>& incoming) {
    std::array in = {buffer(SECBUFFER_TOKEN, incoming.data(), incoming.size()), buffer(SECBUFFER_EMPTY)};
    std::array out = {buffer(SECBUFFER_TOKEN)};
    auto input = described(in);
    auto output = described(out);
    auto host = windows::to_utf16(address_.host);
    const bool first = !SecIsValidHandle(&context_);
    DWORD granted = 0;
    const auto status = InitializeSecurityContextW(
        &credentials_, first ? nullptr : &context_, host.data(), wishes, 0, 0, first ? nullptr : &input, 0, &context_,
        &output, &granted, nullptr);
    if (status != SEC_E_INCOMPLETE_MESSAGE) {
        send_token(out[0]);
        if (!first) keep_last(incoming, unused_bytes(in));
    }
    return status;
}

void TlsConnection::shake_hands() {
    auto status = step(encrypted_);
    while (status != SEC_E_OK) {
        if (status != SEC_I_CONTINUE_NEEDED && status != SEC_E_INCOMPLETE_MESSAGE) fail(status);
        const bool needs_more = encrypted_.empty() || status == SEC_E_INCOMPLETE_MESSAGE;
        if (needs_more && !receive_into(encrypted_))
            throw TransportFailed(
                "no TLS connection to " + url_of(address_) + ": the other side hung up during the handshake");
        status = step(encrypted_);
    }
}

Certificate TlsConnection::shown() const {
    const CERT_CONTEXT* certificate = nullptr;
    auto* context = const_cast<CtxtHandle*>(&context_); // only read
    const auto status = QueryContextAttributesW(context, SECPKG_ATTR_REMOTE_CERT_CONTEXT, &certificate);
    if (status != SEC_E_OK || certificate == nullptr) fail(status);
    return Certificate(certificate);
}

void TlsConnection::send(std::string_view bytes) {
    SecPkgContext_StreamSizes sizes{};
    if (const auto status = QueryContextAttributesW(&context_, SECPKG_ATTR_STREAM_SIZES, &sizes); status != SEC_E_OK)
        fail(status);
    std::vector<char> message;
    while (!bytes.empty()) {
        check_time();
        const auto piece = bytes.substr(0, sizes.cbMaximumMessage);
        message.assign(sizes.cbHeader, '\0');
        message.insert(message.end(), piece.begin(), piece.end());
        message.resize(message.size() + sizes.cbTrailer);
        auto* body = message.data() + sizes.cbHeader;
        std::array parts = {
            buffer(SECBUFFER_STREAM_HEADER, message.data(), sizes.cbHeader), buffer(SECBUFFER_DATA, body, piece.size()),
            buffer(SECBUFFER_STREAM_TRAILER, body + piece.size(), sizes.cbTrailer), buffer(SECBUFFER_EMPTY)};
        auto list = described(parts);
        if (const auto status = EncryptMessage(&context_, 0, &list, 0); status != SEC_E_OK) fail(status);
        socket_.send({message.data(), std::size_t{parts[0].cbBuffer} + parts[1].cbBuffer + parts[2].cbBuffer});
        bytes.remove_prefix(piece.size());
    }
}

std::string_view TlsConnection::receive() {
    decrypted_.clear();
    for (;;) {
        std::array parts = {
            buffer(SECBUFFER_DATA, encrypted_.data(), encrypted_.size()), buffer(SECBUFFER_EMPTY),
            buffer(SECBUFFER_EMPTY), buffer(SECBUFFER_EMPTY)};
        auto list = described(parts);
        const auto status =
            encrypted_.empty() ? SEC_E_INCOMPLETE_MESSAGE : DecryptMessage(&context_, &list, 0, nullptr);
        if (status == SEC_E_INCOMPLETE_MESSAGE) {
            if (!receive_into(encrypted_))
                throw TransportFailed("the connection to " + url_of(address_) + " was cut before its end");
            continue;
        }
        if (status == SEC_I_CONTEXT_EXPIRED) return {}; // the other side has said that this is the end
        if (status != SEC_E_OK) fail(status);
        for (const auto& part : parts)
            if (part.BufferType == SECBUFFER_DATA) decrypted_.append(static_cast<char*>(part.pvBuffer), part.cbBuffer);
        keep_last(encrypted_, unused_bytes(parts));
        if (!decrypted_.empty()) return decrypted_;
    }
}

} // namespace rasoat::delivery
