// rasoat-server: the program. What it does stands in server/startup and server/api.

#include "server/control/channel.h"
#include "server/startup/command_line.h"
#include "server/startup/restore.h"
#include "server/startup/running_server.h"
#include "settings/configuration.h"
#include "settings/settings_error.h"

#include <fmt/format.h>
#include <malloc.h>

#include <csignal>
#include <cstdio>
#include <filesystem>

namespace {

using namespace rasoat;
using namespace rasoat::startup;

constexpr int failed = 1;
constexpr int misused = 2; ///< command line or configuration

/// Blocked here, before there is any other thread, so that only wait_for_end() ever sees them.
sigset_t block_end_signals() {
    sigset_t ends{};
    sigemptyset(&ends);
    sigaddset(&ends, SIGTERM);
    sigaddset(&ends, SIGINT);
    pthread_sigmask(SIG_BLOCK, &ends, nullptr);
    std::signal(SIGPIPE, SIG_IGN); // a client that went away is an error of its connection alone
    return ends;
}

void wait_for_end(const sigset_t& ends) {
    int signal = 0;
    sigwait(&ends, &signal);
}

ServerSettings settings_of(const CommandLine& line) {
    auto settings = read_server_settings(line.config);
    if (line.data) settings.data_folder = *line.data;
    if (line.web) settings.web_folder = *line.web;
    if (line.address) settings.listen.host = *line.address;
    if (line.port) settings.listen.port = *line.port;
    if (line.log_level) settings.log_level = *line.log_level;
    return settings;
}

void say(const StartNotice& notice) {
    if (notice.administrator_password) fmt::print("administrator password: {}\n", *notice.administrator_password);
    fmt::print("ca-fingerprint: {}\n", notice.ca_fingerprint);
    fmt::print("address: {}/\n", notice.public_url); // the last line of a start: whoever waits for it has all
    std::fflush(stdout);
}

/// Hundreds of threads take turns on a few cores: with an arena for each few of them, what one has freed lies where no
/// other takes it, and the memory of a busy day is never less than the sum of all arenas' fullest moments.
void share_memory_between_threads() {
    constexpr int arenas = 2;
    mallopt(M_ARENA_MAX, arenas);
}

int serve(const CommandLine& line) {
    share_memory_between_threads();
    const auto ends = block_end_signals();
    RunningServer server(settings_of(line), line.demo ? FirstData::demo : FirstData::none);
    say(server.notice());
    wait_for_end(ends);
    server.stop();
    return 0;
}

int check_config(const CommandLine& line) {
    const auto settings = settings_of(line);
    (void)settings::read_configuration(settings.rules_folder);
    fmt::print("{}: tốt · good\n", line.config.string());
    return 0;
}

/// Without a server, which must not run: the one command that is not for it.
int restore_backup(const CommandLine& line) {
    if (line.command.size() != 2) throw CommandLineError("restore: one backup file is wanted");
    fmt::print("{}", restore(settings_of(line), line.command[1]));
    return 0;
}

int command(const CommandLine& line) {
    if (line.command.front() == "restore") return restore_backup(line);
    const auto socket = control::control_socket(settings_of(line).data_folder);
    auto words = line.command;
    // The server works in another folder.
    if (words.size() == 2 && (words[0] == "import-reports" || words[0] == "backup"))
        words[1] = std::filesystem::absolute(words[1]).string();
    const auto answer = control::ask(socket, words);
    if (!answer) {
        fmt::print(stderr, "{}: no server runs on this data folder; start it first\n", socket.string());
        return failed;
    }
    fmt::print(answer->done ? stdout : stderr, "{}{}", answer->text, answer->done ? "" : "\n");
    return answer->done ? 0 : failed;
}

int run(const CommandLine& line) {
    switch (line.action) {
    case Action::serve:
        return serve(line);
    case Action::check_config:
        return check_config(line);
    case Action::command:
        return command(line);
    case Action::show_version:
        fmt::print("rasoat-server {}\n", RASOAT_VERSION);
        return 0;
    case Action::show_help:
        break;
    }
    fmt::print("{}", usage());
    return 0;
}

} // namespace

int main(int argc, char** argv) {
    try {
        return run(parse_command_line({argv + 1, argv + argc}));
    } catch (const CommandLineError& error) {
        fmt::print(stderr, "rasoat-server: {}\n", error.what());
        return misused;
    } catch (const settings::SettingsError& error) {
        fmt::print(stderr, "{}\n", error.what());
        return misused;
    } catch (const std::exception& error) {
        fmt::print(stderr, "rasoat-server: {}\n", error.what());
        return failed;
    }
}
