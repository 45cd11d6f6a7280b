#include "tests/agent/delivery/test_certificates.h"

#include "tests/agent/delivery/child_process.h"

#include <openssl/pem.h>
#include <openssl/x509.h>

#include <fstream>
#include <memory>
#include <stdexcept>

namespace rasoat::tests {

namespace {

std::string openssl(std::vector<std::string> arguments) {
    arguments.insert(arguments.begin(), "openssl");
    const auto finished = run(arguments);
    if (finished.exit_code != 0) throw std::runtime_error("openssl: " + finished.output);
    return finished.output;
}

} // namespace

Certificates make_certificates(const std::filesystem::path& folder, const std::string& names) {
    std::filesystem::create_directories(folder);
    const auto in = [&](const char* name) { return (folder / name).string(); };
    openssl(
        {"req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:P-256", "-nodes", "-keyout", in("ca.key"),
         "-out", in("ca.pem"), "-days", "2", "-subj", "/CN=Test authority"});
    openssl(
        {"req", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:P-256", "-nodes", "-keyout", in("server.key"), "-out",
         in("server.csr"), "-subj", "/CN=test server"});
    std::ofstream(folder / "names") << "subjectAltName=" << names << '\n';
    openssl(
        {"x509", "-req", "-in", in("server.csr"), "-CA", in("ca.pem"), "-CAkey", in("ca.key"), "-CAcreateserial",
         "-days", "2", "-extfile", in("names"), "-out", in("server.pem")});
    auto fingerprint = openssl({"x509", "-in", in("ca.pem"), "-noout", "-fingerprint", "-sha256"});
    fingerprint = fingerprint.substr(fingerprint.find('=') + 1);
    fingerprint.resize(fingerprint.find_last_not_of("\r\n") + 1);
    return {folder / "ca.pem", folder / "server.pem", folder / "server.key", fingerprint};
}

void make_valid(const Certificates& certificates, int from_days, int until_days) {
    const auto opened = [](const std::filesystem::path& path, const char* mode) {
        return std::unique_ptr<BIO, decltype(&BIO_free_all)>(BIO_new_file(path.c_str(), mode), &BIO_free_all);
    };
    const auto key_file = opened(certificates.authority.parent_path() / "ca.key", "r");
    const std::unique_ptr<EVP_PKEY, decltype(&EVP_PKEY_free)> key(
        PEM_read_bio_PrivateKey(key_file.get(), nullptr, nullptr, nullptr), &EVP_PKEY_free);
    const std::unique_ptr<X509, decltype(&X509_free)> certificate(
        PEM_read_bio_X509(opened(certificates.server, "r").get(), nullptr, nullptr, nullptr), &X509_free);
    X509_time_adj_ex(X509_getm_notBefore(certificate.get()), from_days, 0, nullptr);
    X509_time_adj_ex(X509_getm_notAfter(certificate.get()), until_days, 0, nullptr);
    if (X509_sign(certificate.get(), key.get(), EVP_sha256()) == 0 ||
        PEM_write_bio_X509(opened(certificates.server, "w").get(), certificate.get()) != 1)
        throw std::runtime_error("cannot sign the test server's certificate anew");
}

} // namespace rasoat::tests
