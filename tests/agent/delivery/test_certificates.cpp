#include "tests/agent/delivery/test_certificates.h"

#include "tests/agent/delivery/child_process.h"

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

} // namespace rasoat::tests
