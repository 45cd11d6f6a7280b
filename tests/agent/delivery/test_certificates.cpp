#include "tests/agent/delivery/test_certificates.h"

#include "server/api/tls/certificates.h"
#include "tests/agent/delivery/child_process.h"
#include "tests/shared_data.h"

#include <fstream>
#include <stdexcept>

namespace rasoat::tests {

namespace {

std::string openssl(std::vector<std::string> arguments) {
    arguments.insert(arguments.begin(), "openssl");
    const auto finished = run(arguments);
    if (finished.exit_code != 0) throw std::runtime_error("openssl: " + finished.output);
    return finished.output;
}

tls::Certificate certificate_in(const std::filesystem::path& file) {
    return tls::certificate_from_pem(file_bytes(file));
}

/// In the place of the one before, by the authority beside it.
void sign_anew(X509& certificate, const std::filesystem::path& file) {
    tls::sign(certificate, *tls::key_from_pem(file_bytes(file.parent_path() / "ca.key")));
    std::ofstream(file) << tls::pem_of(certificate);
}

} // namespace

Certificates make_certificates(const std::filesystem::path& folder, const std::string& names) {
    std::filesystem::create_directories(folder);
    const auto in = [&](const char* name) { return (folder / name).string(); };
    openssl(
        {"req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:P-256", "-nodes", "-keyout", in("ca.key"),
         "-out", in("ca.pem"), "-days", "2", "-subj", "/CN=Test authority"});
    sign_anew(*certificate_in(in("ca.pem")), in("ca.pem"));
    openssl(
        {"req", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:P-256", "-nodes", "-keyout", in("server.key"), "-out",
         in("server.csr"), "-subj", "/CN=test server"});
    std::ofstream(folder / "names") << "subjectAltName=" << names << '\n';
    openssl(
        {"x509", "-req", "-in", in("server.csr"), "-CA", in("ca.pem"), "-CAkey", in("ca.key"), "-CAcreateserial",
         "-days", "2", "-extfile", in("names"), "-out", in("server.pem")});
    sign_anew(*certificate_in(in("server.pem")), in("server.pem"));
    auto fingerprint = openssl({"x509", "-in", in("ca.pem"), "-noout", "-fingerprint", "-sha256"});
    fingerprint = fingerprint.substr(fingerprint.find('=') + 1);
    fingerprint.resize(fingerprint.find_last_not_of("\r\n") + 1);
    return {folder / "ca.pem", folder / "server.pem", folder / "server.key", fingerprint};
}

void make_valid(const Certificates& certificates, int from_days, int until_days) {
    const auto certificate = certificate_in(certificates.server);
    X509_time_adj_ex(X509_getm_notBefore(certificate.get()), from_days, 0, nullptr);
    X509_time_adj_ex(X509_getm_notAfter(certificate.get()), until_days, 0, nullptr);
    sign_anew(*certificate, certificates.server);
}

} // namespace rasoat::tests
