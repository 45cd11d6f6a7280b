#include "planner/fitness/reason_text.h"
#include "tests/planner/example_office.h"

#include <catch2/catch.hpp>

#include <set>
#include <string>

using namespace rasoat::planner;
using namespace rasoat::planner::tests;

TEST_CASE("4 GB where 8 are needed is said in both languages") {
    const Bilingual text =
        text_of(Reason{.code = ReasonCode::memory_short, .has = Mebibytes{4096}, .needs = Mebibytes{8192}});
    CHECK(text.vi == "Bộ nhớ 4 GB, cần 8 GB");
    CHECK(text.en == "4 GB of memory, needs 8 GB");
}

TEST_CASE("the end of support carries its date") {
    const Bilingual text =
        text_of(Reason{.code = ReasonCode::system_support_ended, .has = day(2025, 10, 14), .windows = 10});
    CHECK(text.vi == "Windows 10 đã hết hạn hỗ trợ ngày 14/10/2025");
    CHECK(text.en == "Windows 10 went out of support on 14 October 2025");
}

TEST_CASE("a TPM that is off is said to cost nothing") {
    CHECK(
        text_of(Reason{.code = ReasonCode::windows11_tpm_off}).vi ==
        "TPM đang tắt: bật lên là cài được Windows 11, không tốn tiền");
}

TEST_CASE("an estimated speed is said to be about so much") {
    const Reason reason{
        .code = ReasonCode::processor_slow, .has = CpuScore{420}, .needs = CpuScore{1500}, .estimated = true};
    CHECK(text_of(reason).vi == "Bộ xử lý chậm: khoảng 420 điểm, cần 1.500 điểm");
    CHECK(text_of(reason).en == "Slow processor: about 420 points, needs 1,500 points");
}

TEST_CASE("every reason has words of its own in both languages") {
    std::set<std::string> vietnamese;
    std::set<std::string> english;
    const int last = static_cast<int>(ReasonCode::monitors_unknown);
    for (int code = 0; code <= last; ++code) {
        const Bilingual text = text_of(Reason{.code = static_cast<ReasonCode>(code)});
        CHECK_FALSE(text.vi.empty());
        CHECK_FALSE(text.en.empty());
        vietnamese.insert(text.vi);
        english.insert(text.en);
    }
    CHECK(vietnamese.size() >= static_cast<std::size_t>(last)); // "of the kind needed" serves disks and machines
    CHECK(english.size() >= static_cast<std::size_t>(last));
}

TEST_CASE("what a machine is, is written with a capital in either language") {
    const Reason reason{.code = ReasonCode::kind_wrong, .has = MachineKind::desktop, .needs = MachineKind::laptop};
    CHECK(text_of(reason).vi == "Máy tính để bàn, công việc cần máy tính xách tay");
    CHECK(text_of(reason).en == "Desktop computer, the work needs a laptop");
    CHECK(text_of(Reason{.code = ReasonCode::disk_kind_met, .has = DiskKind::ssd}).vi == "Ổ SSD, đúng loại cần");
}
