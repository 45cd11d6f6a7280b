#include "server/startup/command_line.h"

#include <fmt/format.h>

#include <charconv>

namespace rasoat::startup {

namespace {

/// The arguments as they are used up.
class Words {
public:
    explicit Words(const std::vector<std::string>& words) : words_(words) {}
    [[nodiscard]] bool more() const { return next_ < words_.size(); }
    const std::string& take() { return words_[next_++]; }
    const std::string& value_of(const std::string& option) {
        if (!more()) throw CommandLineError(fmt::format("{} needs a value", option));
        return take();
    }

private:
    const std::vector<std::string>& words_;
    std::size_t next_ = 0;
};

std::uint16_t port_number(std::string_view text) {
    std::uint16_t port = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), port);
    if (error != std::errc{} || end != text.data() + text.size())
        throw CommandLineError(fmt::format("the port \"{}\" is not a number from 0 to 65535", text));
    return port;
}

void read_listen(const std::string& text, CommandLine& line) {
    const auto colon = text.rfind(':');
    if (colon == std::string::npos)
        throw CommandLineError(
            fmt::format("--listen {}: ADDRESS:PORT is wanted, as 127.0.0.1:8443 or [::1]:8443", text));
    auto address = text.substr(0, colon);
    if (address.size() > 2 && address.front() == '[' && address.back() == ']')
        address = address.substr(1, address.size() - 2);
    line.address = address;
    line.port = port_number(std::string_view(text).substr(colon + 1));
}

http::LogLevel log_level(const std::string& name) {
    if (name == "debug") return http::LogLevel::debug;
    if (name == "info") return http::LogLevel::info;
    if (name == "warning") return http::LogLevel::warning;
    if (name == "error") return http::LogLevel::error;
    throw CommandLineError(fmt::format("--log-level {}: one of debug, info, warning, error is wanted", name));
}

void read_option(const std::string& option, Words& words, CommandLine& line) {
    if (option == "--config")
        line.config = words.value_of(option);
    else if (option == "--data")
        line.data = words.value_of(option);
    else if (option == "--web")
        line.web = words.value_of(option);
    else if (option == "--listen")
        read_listen(words.value_of(option), line);
    else if (option == "--log-level")
        line.log_level = log_level(words.value_of(option));
    else if (option == "--demo")
        line.demo = true;
    else if (option == "--check-config")
        line.action = Action::check_config;
    else if (option == "--help")
        line.action = Action::show_help;
    else if (option == "--version")
        line.action = Action::show_version;
    else
        throw CommandLineError(fmt::format("{} is not known here; see rasoat-server --help", option));
}

} // namespace

CommandLine parse_command_line(const std::vector<std::string>& arguments) {
    CommandLine line;
    Words words(arguments);
    while (words.more()) {
        const auto& word = words.take();
        if (word.starts_with("--")) {
            read_option(word, words, line);
        } else { // a command, with all that follows
            line.action = Action::command;
            line.command.push_back(word);
            while (words.more())
                line.command.push_back(words.take());
        }
    }
    return line;
}

std::string_view usage() {
    return R"(rasoat-server: máy chủ Rà soát · the Rà soát server

  rasoat-server [--config FILE] [--data DIR] [--web DIR] [--listen ADDRESS:PORT] [--demo] [--log-level LEVEL]
      Chạy máy chủ đến khi nhận SIGTERM hoặc Ctrl-C. · Runs the server until SIGTERM or Ctrl-C.
      --config FILE          config/server.toml, trong đó mọi khóa đều có giải thích · which explains every key
      --data DIR             thư mục dữ liệu · data folder
      --web DIR              ứng dụng web đã dựng · the built web application
      --listen ADDRESS:PORT  127.0.0.1:8443; cổng 0: hệ thống tự chọn · port 0: the system picks one
      --demo                 nạp huyện mẫu khi kho dữ liệu còn trống · loads the demo district into an empty store
      --log-level LEVEL      debug, info, warning, error
  rasoat-server [--config FILE] --check-config
      Chỉ kiểm tra cấu hình. · Only checks the configuration.

  rasoat-server [--config FILE] [--data DIR] COMMAND
      Nói với máy chủ đang chạy trên thư mục dữ liệu đó. · Speaks to the server that runs on that data folder.
      summary [BUDGET]                  mười máy kém nhất và phương án với ngân sách, đồng
                                        the worst ten machines, and the plan for a budget in VND
      enrolment-token [UNIT [DAYS]]     mã để tác tử của đơn vị đăng ký · lets agents of a unit enrol
      offline-stick [UNIT [DAYS]]       tệp rasoat-offline.conf cho máy ngoài mạng · for PCs without a network
      import-reports FOLDER             nhận các tệp báo cáo đem về bằng USB · takes in reports from a stick
      backup FILE                       sao lưu toàn bộ dữ liệu vào tệp mới, máy chủ vẫn chạy
                                        copies all data into a new file while the server runs
      feed-token NAME                   mã để chương trình khác đọc chỉ tiêu, xem docs/indicators.md
                                        lets another program read the indicators
      reset-password USERNAME           mật khẩu dùng một lần mới · a new one-time password

  rasoat-server [--config FILE] [--data DIR] restore FILE
      Khôi phục từ bản sao lưu khi máy chủ đã dừng; dữ liệu cũ được chuyển sang tên khác.
      Restores a backup while no server runs; what was there is moved aside.
)";
}

} // namespace rasoat::startup
