#include "agent/probes/baseboard.h"

#include "agent/probes/firmware_text.h"

namespace rasoat::probes {

report::Baseboard baseboard_named(const FirmwareIdentity& identity) {
    report::Baseboard board;
    board.maker = firmware_text(identity.board_maker);
    board.model = firmware_text(identity.board_product);
    board.serial = firmware_text(identity.board_serial);
    return board;
}

} // namespace rasoat::probes
