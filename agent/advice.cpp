#include "agent/advice.h"

namespace rasoat::agent {

Phrase advice_for(delivery::Trouble trouble) {
    using delivery::Trouble;
    switch (trouble) {
    case Trouble::proxy:
        return {
            "Xem lại máy chủ proxy: đúng địa chỉ chưa, có cho đi đến máy chủ Rà soát mà không hỏi mật khẩu không (dòng "
            "proxy trong agent.conf).",
            "See to the proxy: its address, and that it lets through to the Rà soát server without a password (the "
            "line "
            "proxy in agent.conf)."};
    case Trouble::captive_portal:
        return {
            "Có thiết bị khác trả lời thay máy chủ, thường là trang đăng nhập của mạng: mở trình duyệt, đăng nhập "
            "mạng. "
            "Báo cáo sẽ tự gửi sau đó.",
            "Something answers in the server's place, as a rule the network's sign-in page: open a browser and sign "
            "in. "
            "The report goes by itself then."};
    case Trouble::wrong_clock:
        return {
            "Chỉnh lại ngày giờ của máy này; nếu tắt máy lại sai, pin CMOS đã hết.",
            "Set this PC's date and time; if it is wrong again after switching off, the battery on the mainboard is "
            "empty."};
    case Trouble::expired_certificate:
        return {
            "Chứng thư của máy chủ đã hết hạn: cán bộ CNTT khởi động lại máy chủ Rà soát để nó cấp lại.",
            "The server's certificate has expired: the IT officer restarts the Rà soát server, which renews it."};
    case Trouble::other_authority:
        return {
            "Máy chủ có chứng thư gốc khác lúc đăng ký. Nếu máy chủ được cài lại: đăng ký lại máy này. Nếu không, có "
            "thiết bị đang chen vào giữa: báo cán bộ CNTT.",
            "The server's authority is not the one of the enrolment. If the server was set up anew, enrol this machine "
            "again. If not, something stands in between: tell the IT officer."};
    case Trouble::unknown_key:
        return {
            "Đăng ký lại: rasoat-agent enrol, hoặc ghi mã đăng ký còn hạn vào agent.conf.",
            "Enrol again: rasoat-agent enrol, or put a token that is still valid into agent.conf."};
    case Trouble::revoked_key:
        return {
            "Khóa của máy này đã bị thu hồi. Máy còn dùng: đăng ký lại bằng mã mới (rasoat-agent enrol, hoặc ghi mã "
            "vào "
            "agent.conf). Máy đã thanh lý, chuyển đi: gỡ tác tử.",
            "This machine's key has been revoked. A machine that is still in use enrols again by a new token "
            "(rasoat-agent enrol, or the token in agent.conf). From one that has left, remove the agent."};
    case Trouble::too_many_copies:
        return {
            "Máy này được nhân bản từ ảnh đĩa, và đơn vị đã nhận đủ số máy nhân bản trong ngày. Không phải làm gì: máy "
            "tự "
            "thử lại; muốn nhanh hơn: ghi mã đăng ký vào agent.conf, hoặc tăng copies_a_day trên máy chủ.",
            "This machine was copied from an image, and its unit has had its number of copied machines for a day. "
            "Nothing: it tries again by itself. Faster: a token in agent.conf, or a larger copies_a_day on the "
            "server."};
    case Trouble::busy_server:
        return {"Không phải làm gì: tác tử tự gửi lại.", "Nothing: the agent tries again by itself."};
    case Trouble::refused_report:
        return {
            "Gửi tệp refused.txt trong thư mục trạng thái cho cán bộ CNTT.",
            "Give the file refused.txt of the state folder to the IT officer."};
    case Trouble::no_connection:
        break;
    }
    return {
        "Xem máy có mạng không, tên và cổng của máy chủ có đúng không, máy chủ có đang chạy không.",
        "See whether this PC has a network, whether name and port of the server are right, and whether it is running."};
}

} // namespace rasoat::agent
