#pragma once

namespace rasoat::delivery {

/// Lets go of the pages of program and libraries that hold code and constants: they are read again from the page cache
/// where they are still needed. What starting TLS took, a megabyte or two, is not needed again for speaking it.
void let_go_of_code_pages();

} // namespace rasoat::delivery
