#include "tests/server/running/agent_requests.h"

#include "agent/report/content_digest.h"

#include <fmt/format.h>
#include <zlib.h>

#include <stdexcept>

namespace rasoat::tests {

EnrolledAgent enrol(ApiClient& client, const std::string& token, const std::string& device_id) {
    const auto answer = client.post(
        "/api/v1/agents/enrol",
        fmt::format(R"({{"token":"{}","device_id":"{}","hostname":"{}"}})", token, device_id, device_id));
    if (answer.status != 201) throw std::runtime_error("not enrolled: " + answer.body);
    return {device_id, Json(answer.body).text("/key")};
}

report::Report office_pc(const std::string& name, report::Mebibytes memory) {
    report::Report pc;
    pc.device_id = name;
    pc.hostname = name;
    pc.agent_version = "Rasoat-Agent_v0.1.0";
    pc.system.maker = "Dell Inc.";
    pc.system.model = "OptiPlex 3020";
    pc.system.serial = "SN-" + name;
    pc.system.kind = report::MachineKind::desktop;
    pc.processors.push_back({});
    pc.processors.back().name = "Intel(R) Core(TM) i3-4150 CPU @ 3.50GHz";
    pc.processors.back().cores = 2;
    pc.memory.total = memory;
    pc.disks.push_back({});
    pc.disks.back().name = "sda";
    pc.disks.back().serial = "DISK-" + name;
    pc.disks.back().kind = report::DiskKind::hdd;
    pc.disks.back().size = report::Megabytes{500'000};
    pc.disks.back().holds_system = true;
    return pc;
}

std::string gzip_of(std::string_view text) {
    z_stream stream{};
    constexpr int gzip_window = 15 + 16;
    deflateInit2(&stream, Z_BEST_COMPRESSION, Z_DEFLATED, gzip_window, 8, Z_DEFAULT_STRATEGY);
    std::string result(deflateBound(&stream, static_cast<uLong>(text.size())), '\0');
    stream.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(text.data())); // zlib does not write through it
    stream.avail_in = static_cast<uInt>(text.size());
    stream.next_out = reinterpret_cast<Bytef*>(result.data());
    stream.avail_out = static_cast<uInt>(result.size());
    deflate(&stream, Z_FINISH);
    result.resize(stream.total_out);
    deflateEnd(&stream);
    return result;
}

fleet::Answer send_report(
    ApiClient& client, const EnrolledAgent& agent, const std::string& json, const std::string& idempotency_key) {
    return client.post(
        "/api/v1/agents/reports", gzip_of(json),
        {{"Authorization", "Bearer " + agent.key}, {"Content-Encoding", "gzip"}, {"Idempotency-Key", idempotency_key}});
}

fleet::Answer send_heartbeat(ApiClient& client, const EnrolledAgent& agent, const report::Report& report) {
    return client.send(
        "POST", "/api/v1/agents/reports", "sha256:" + report::content_digest(report),
        {{"Authorization", "Bearer " + agent.key}, {"Content-Type", "application/vnd.rasoat.heartbeat"}});
}

} // namespace rasoat::tests
