#include "agent/delivery/durable_file.h"
#include "agent/delivery/gzip.h"
#include "agent/delivery/random_names.h"
#include "agent/delivery/spool.h"
#include "tests/temporary_folder.h"

#include <catch2/catch.hpp>
#include <sys/mount.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include <array>
#include <csignal>
#include <fstream>

using namespace rasoat::delivery;
using rasoat::tests::TemporaryFolder;

namespace {

/// A report's file of about `bytes`, whose content follows from `number`.
SpooledReport report(unsigned number, std::size_t bytes = 200) {
    std::string digest = std::to_string(number);
    digest.insert(0, 64 - digest.size(), '0');
    std::string body = gzip("report " + std::to_string(number));
    body.resize(std::max(bytes, body.size()), static_cast<char>('a' + number % 26));
    return {random_uuid(), digest, body};
}

std::vector<std::string> digests_in_order(Spool& spool) {
    std::vector<std::string> digests;
    while (const auto next = spool.oldest()) {
        digests.push_back(next->digest);
        spool.remove(next->idempotency_key);
    }
    return digests;
}

} // namespace

TEST_CASE("reports leave the spool oldest first and as they came", "[spool]") {
    const TemporaryFolder folder;
    Spool spool(folder.path() / "spool", default_spool_limit);
    const auto first = report(1);
    const auto second = report(2);
    REQUIRE(spool.put(first));
    REQUIRE(spool.put(second));
    REQUIRE(spool.oldest() == first);
    REQUIRE(spool.oldest() == first); // looking takes nothing away
    spool.remove(first.idempotency_key);
    REQUIRE(spool.oldest() == second);
    spool.remove(second.idempotency_key);
    REQUIRE_FALSE(spool.oldest().has_value());
    REQUIRE(std::filesystem::is_empty(folder.path() / "spool"));
}

TEST_CASE("the next process finds the spool as the last one left it, keys included", "[spool]") {
    const TemporaryFolder folder;
    const auto first = report(1);
    const auto second = report(2);
    Spool(folder.path(), default_spool_limit).put(first);
    Spool(folder.path(), default_spool_limit).put(second);
    Spool spool(folder.path(), default_spool_limit);
    REQUIRE(spool.count() == 2);
    REQUIRE(spool.bytes() == first.body.size() + second.body.size());
    REQUIRE(spool.oldest() == first);
    REQUIRE(spool_size(folder.path()).reports == 2);
    REQUIRE(spool_size(folder.path()).bytes == spool.bytes());
    REQUIRE(spool_size(folder.path() / "none").reports == 0);
}

TEST_CASE("a report that says what the newest says is not kept twice", "[spool]") {
    const TemporaryFolder folder;
    Spool spool(folder.path(), default_spool_limit);
    REQUIRE(spool.put(report(1)));
    REQUIRE_FALSE(spool.put(report(1)));
    REQUIRE(spool.put(report(2)));
    REQUIRE(spool.put(report(1))); // the machine was changed back: that is news
    REQUIRE(spool.count() == 3);
}

TEST_CASE("a full spool drops first what a later report repeats, then the oldest", "[spool]") {
    const TemporaryFolder folder;
    Spool spool(folder.path(), 1000);
    for (const auto number : {7U, 1U, 2U, 1U, 3U})
        spool.put(report(number, 200));
    REQUIRE(spool.count() == 5);
    spool.put(report(4, 200));
    REQUIRE(spool.bytes() <= 1000);
    spool.put(report(5, 200));
    std::vector<std::string> last_digits;
    for (const auto& digest : digests_in_order(spool))
        last_digits.push_back(digest.substr(63));
    REQUIRE(last_digits == std::vector<std::string>{"2", "1", "3", "4", "5"});
}

TEST_CASE("a report larger than the whole spool is not kept and harms nothing", "[spool]") {
    const TemporaryFolder folder;
    Spool spool(folder.path(), 1000);
    const auto small = report(1);
    spool.put(small);
    REQUIRE_THROWS_AS(spool.put(report(2, 1001)), StorageProblem);
    REQUIRE(spool.oldest() == small);
}

TEST_CASE("damaged and foreign files do not stop the spool", "[spool]") {
    const TemporaryFolder folder;
    const auto good = report(2);
    {
        Spool spool(folder.path(), default_spool_limit);
        spool.put(report(1));
        spool.put(good);
    }
    for (const auto& file : std::filesystem::directory_iterator(folder.path()))
        if (file.path().filename().string().find("000000000001-") == 0) std::ofstream(file.path()) << "not gzip";
    std::ofstream(folder.path() / "notes.txt") << "somebody's";
    std::ofstream(folder.path() / "000000000009-x.report.unfinished") << "half a rep";
    Spool spool(folder.path(), default_spool_limit);
    REQUIRE(spool.oldest() == good);
    REQUIRE(spool.count() == 1);
    REQUIRE(std::filesystem::exists(folder.path() / "notes.txt"));
    REQUIRE_FALSE(std::filesystem::exists(folder.path() / "000000000009-x.report.unfinished"));
}

TEST_CASE("a kill in the middle of writing loses nothing that was kept and leaves nothing half", "[spool]") {
    for (int attempt = 0; attempt < 12; ++attempt) {
        const TemporaryFolder folder;
        std::array<int, 2> kept{};
        REQUIRE(::pipe(kept.data()) == 0);
        const auto writer = ::fork();
        if (writer == 0) {
            Spool spool(folder.path(), default_spool_limit);
            for (unsigned number = 1;; ++number) {
                spool.put(report(number, 300'000));
                if (::write(kept[1], "k", 1) != 1) ::_exit(1);
            }
        }
        ::close(kept[1]);
        std::size_t acknowledged = 0;
        char mark = 0;
        while (acknowledged < static_cast<std::size_t>(attempt) + 1 && ::read(kept[0], &mark, 1) == 1)
            ++acknowledged;
        ::kill(writer, SIGKILL); // wherever it is by now in the next report
        ::waitpid(writer, nullptr, 0);
        while (::read(kept[0], &mark, 1) == 1)
            ++acknowledged;
        ::close(kept[0]);

        Spool spool(folder.path(), default_spool_limit);
        CHECK(spool.count() >= acknowledged);
        CHECK(spool.count() <= acknowledged + 1);
        unsigned number = 0;
        while (const auto next = spool.oldest()) {
            CHECK(next->body == report(++number, 300'000).body);
            spool.remove(next->idempotency_key);
        }
        CHECK(number >= acknowledged);
        CHECK(std::filesystem::is_empty(folder.path()));
    }
}

TEST_CASE("a disk without room keeps what is kept and says what is wrong", "[spool]") {
    const TemporaryFolder folder;
    // A file system of 256 KiB where this account may mount one, else the account's own limit on a file's size.
    const bool mounted = ::mount("tmpfs", folder.path().c_str(), "tmpfs", 0, "size=256k,mode=0700") == 0;
    const auto child = ::fork();
    if (child == 0) {
        if (!mounted) {
            std::signal(SIGXFSZ, SIG_IGN);
            const rlimit limit{100'000, 100'000};
            ::setrlimit(RLIMIT_FSIZE, &limit);
        }
        Spool spool(folder.path(), default_spool_limit);
        spool.put(report(1, 90'000));
        try {
            spool.put(report(2, 300'000));
            ::_exit(2);
        } catch (const StorageProblem& problem) {
            if (std::string(problem.what()).find("cannot write") == std::string::npos) ::_exit(3);
        }
        const auto first = spool.oldest();
        if (spool.count() != 1 || !first || first->body != report(1, 90'000).body) ::_exit(4);
        spool.put(report(3, 1000)); // there is room for a small one still
        ::_exit(spool.count() == 2 ? 0 : 5);
    }
    int status = 0;
    ::waitpid(child, &status, 0);
    const auto unfinished_left = [&] {
        for (const auto& file : std::filesystem::directory_iterator(folder.path()))
            if (file.path().extension() == unfinished_suffix) return true;
        return false;
    }();
    if (mounted) ::umount2(folder.path().c_str(), MNT_DETACH);
    REQUIRE(WIFEXITED(status));
    REQUIRE(WEXITSTATUS(status) == 0);
    REQUIRE_FALSE(unfinished_left);
}
