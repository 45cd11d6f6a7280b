#include "agent/commands.h"
#include "agent/console.h"

namespace rasoat::agent {

namespace {

constexpr Phrase help{
    R"(rasoat-agent: báo cấu hình phần cứng của máy tính này cho máy chủ Rà soát.

Cách dùng:
  rasoat-agent inventory [--sysroot THƯ_MỤC]  in ra đúng những gì sẽ được gửi
  rasoat-agent enrol --server https://MÁY:CỔNG --token MÃ --ca-fingerprint SHA256 [--unit TÊN]
                                              đăng ký máy này với máy chủ
  rasoat-agent once                           gửi báo cáo ngay rồi kết thúc
  rasoat-agent once --out THƯ_MỤC             máy ngoài mạng: ghi báo cáo có chữ ký ra USB
  rasoat-agent run                            chạy như một dịch vụ, tự báo theo lịch của máy chủ
  rasoat-agent status                         tình trạng đăng ký và gửi báo cáo
  rasoat-agent benchmark [--repeat N]         đo tốc độ máy này trong 3 giây, N lần (1000: máy tham chiếu)
  rasoat-agent --help | --version

Tùy chọn chung:
  --state THƯ_MỤC    nơi lưu khóa và báo cáo chờ gửi (mặc định /var/lib/rasoat-agent)
  --config TỆP       tệp cấu hình (mặc định /etc/rasoat/agent.conf)

Mã kết thúc: 0 xong; 1 chưa gửi được, đã giữ lại; 2 gọi sai hoặc cấu hình sai;
             3 chưa đăng ký hoặc phải đăng ký lại; 4 máy chủ từ chối.

Chương trình chỉ đọc phần cứng, hệ điều hành và mức tải của máy: không đọc tệp, không ghi tên người dùng.)",
    R"(rasoat-agent: reports this computer's hardware to the Rà soát server.

Usage:
  rasoat-agent inventory [--sysroot DIR]      prints exactly what would be sent
  rasoat-agent enrol --server https://HOST:PORT --token TOKEN --ca-fingerprint SHA256 [--unit NAME]
                                              makes this machine known to the server
  rasoat-agent once                           sends a report now and ends
  rasoat-agent once --out DIR                 a PC without network: writes a signed report to a stick
  rasoat-agent run                            runs as a service and reports when the server asks
  rasoat-agent status                         how enrolment and delivery stand
  rasoat-agent benchmark [--repeat N]         measures this machine's speed for 3 seconds, N times (1000: the
                                              reference machine)
  rasoat-agent --help | --version

Options of all commands:
  --state DIR     where the key and unsent reports are kept (default /var/lib/rasoat-agent)
  --config FILE   configuration file (default /etc/rasoat/agent.conf)

Exit codes: 0 done; 1 not sent now, kept for later; 2 called wrongly or a wrong configuration;
            3 not enrolled, or to be enrolled again; 4 refused by the server.

It reads only hardware, operating system and how loaded the machine is: no files of people, no user names.)"};

} // namespace

int help_command(Language language, std::span<const OwnCommand> own) {
    bool printed = print(help.in(language));
    for (const auto& command : own)
        if (const auto lines = command.help.in(language); !lines.empty()) printed = print(lines) && printed;
    return printed ? exit_done : exit_failed;
}

} // namespace rasoat::agent
