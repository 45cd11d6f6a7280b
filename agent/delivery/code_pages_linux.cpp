#include "agent/delivery/code_pages_linux.h"

#include <link.h>
#include <sys/mman.h>
#include <unistd.h>

#include <cstddef>

namespace rasoat::delivery {

namespace {

/// Only what the loader has mapped without the right to write: letting go of a page that was written to loses it.
int let_go_of(dl_phdr_info* object, std::size_t /*size*/, void* /*nothing*/) {
    const auto page = static_cast<ElfW(Addr)>(::sysconf(_SC_PAGESIZE));
    for (ElfW(Half) i = 0; i < object->dlpi_phnum; ++i) {
        const auto& segment = object->dlpi_phdr[i];
        if (segment.p_type != PT_LOAD || (segment.p_flags & PF_W) != 0) continue;
        const auto start = (object->dlpi_addr + segment.p_vaddr + page - 1) / page * page;
        const auto end = (object->dlpi_addr + segment.p_vaddr + segment.p_memsz) / page * page;
        // NOLINTNEXTLINE(performance-no-int-to-ptr): the loader tells addresses as numbers
        if (end > start) ::madvise(reinterpret_cast<void*>(start), end - start, MADV_DONTNEED);
    }
    return 0;
}

} // namespace

void let_go_of_code_pages() {
    ::dl_iterate_phdr(&let_go_of, nullptr);
}

} // namespace rasoat::delivery
