#include "agent/probes/ata_command.h"
#include "agent/probes/disk_health_source.h"
#include "agent/probes/probe_error.h"

#include <fcntl.h>
#include <linux/nvme_ioctl.h>
#include <scsi/sg.h>
#include <sys/ioctl.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <string>

namespace rasoat::probes {
namespace {

constexpr std::size_t sector = 512;
constexpr unsigned patience = 5000; ///< milliseconds in which a disk answers or is left alone

/// The disk's device, opened for reading.
class Device {
public:
    /// Throws AccessDenied.
    explicit Device(std::string path)
        : path_(std::move(path)), number_(::open(path_.c_str(), O_RDONLY | O_NONBLOCK | O_CLOEXEC)) {
        if (number_ < 0) throw_if_denied();
    }
    ~Device() {
        if (number_ >= 0) ::close(number_);
    }
    Device(const Device&) = delete;
    Device& operator=(const Device&) = delete;
    Device(Device&&) = delete;
    Device& operator=(Device&&) = delete;

    /// False where the device doesn't take the request. Throws AccessDenied.
    template <class Request>
    [[nodiscard]] bool asks(unsigned long code, Request& request) const {
        if (number_ < 0) return false;
        if (::ioctl(number_, code, &request) >= 0) return true;
        throw_if_denied();
        return false;
    }

private:
    void throw_if_denied() const {
        if (errno == EACCES || errno == EPERM) throw AccessDenied(path_);
    }

    std::string path_;
    int number_;
};

/// What came back of an ATA command.
struct AtaAnswer {
    std::array<std::byte, sector> data{};
    std::array<std::uint8_t, 64> sense{};
    bool whole = false; ///< the data are there
};

template <std::size_t Size>
AtaAnswer exchange(const Device& device, std::array<std::uint8_t, Size> block, bool reads_sector) {
    AtaAnswer answer;
    sg_io_hdr_t request{};
    request.interface_id = 'S';
    request.dxfer_direction = reads_sector ? SG_DXFER_FROM_DEV : SG_DXFER_NONE;
    request.cmd_len = static_cast<unsigned char>(block.size());
    request.cmdp = block.data();
    request.dxferp = answer.data.data();
    request.dxfer_len = reads_sector ? sector : 0;
    request.sbp = answer.sense.data();
    request.mx_sb_len = static_cast<unsigned char>(answer.sense.size());
    request.timeout = patience;
    answer.whole = device.asks(SG_IO, request) && request.status == 0 && request.host_status == 0 &&
                   request.driver_status == 0 && request.resid == 0;
    return answer;
}

std::optional<std::array<std::byte, sector>> sector_of(const Device& device, const AtaCommand& command) {
    auto answer = exchange(device, pass_through_16(command), true);
    if (!answer.whole) answer = exchange(device, pass_through_12(command), true);
    return answer.whole ? std::optional(answer.data) : std::nullopt;
}

std::optional<AtaRegisters> registers_of(const Device& device, const AtaCommand& command) {
    const auto registers = registers_in_sense(exchange(device, pass_through_16(command), false).sense);
    return registers ? registers : registers_in_sense(exchange(device, pass_through_12(command), false).sense);
}

std::optional<DiskCondition> ask_ata(const Device& device, const report::Disk& disk) {
    const auto power = registers_of(device, check_power_mode);
    if (power && stands_by(*power)) return std::nullopt;
    const auto values = sector_of(device, smart_read_data);
    if (!values) return std::nullopt;
    const auto thresholds = sector_of(device, smart_read_thresholds);
    const auto status = registers_of(device, smart_return_status);
    AtaSmart smart{.values = *values, .thresholds = {}, .predicts_failure = {}};
    if (thresholds) smart.thresholds = *thresholds;
    if (status) smart.predicts_failure = predicts_failure(*status);
    return ata_condition(smart, disk);
}

std::optional<DiskCondition> ask_nvme(const Device& device) {
    constexpr std::uint32_t get_log_page = 0x02;
    constexpr std::uint32_t health_log = 0x02;
    constexpr std::uint32_t whole_controller = 0xFFFFFFFF;
    std::array<std::byte, sector> log{};
    nvme_admin_cmd request{};
    request.opcode = get_log_page;
    request.nsid = whole_controller;
    request.addr = reinterpret_cast<std::uintptr_t>(log.data());
    request.data_len = log.size();
    request.cdw10 = (log.size() / 4 - 1) << 16U | health_log;
    request.timeout_ms = patience;
    // A positive answer is the disk's own refusal.
    if (!device.asks(NVME_IOCTL_ADMIN_CMD, request)) return std::nullopt;
    return nvme_condition(log);
}

} // namespace

std::optional<DiskCondition> disk_condition(const MachineRoot& root, const report::Disk& disk) {
    if (!root.is_live()) return std::nullopt;
    if (disk.bus == report::DiskBus::nvme) return ask_nvme(Device("/dev/" + disk.name));
    // A hypervisor's SATA disk has no kind: what turns below it is not known, and its SMART is made up.
    const bool ata = disk.bus == report::DiskBus::sata || disk.bus == report::DiskBus::ide;
    return ata && disk.kind ? ask_ata(Device("/dev/" + disk.name), disk) : std::nullopt;
}

} // namespace rasoat::probes
