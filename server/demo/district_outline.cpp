#include "server/demo/district_outline.h"

#include <array>

namespace rasoat::demo {

namespace {

constexpr std::array council_office{
    Posts{"Chủ tịch UBND huyện", "leader"},    Posts{"Phó Chủ tịch UBND huyện", "leader", 2},
    Posts{"Chánh Văn phòng", "leader"},        Posts{"Phó Chánh Văn phòng", "leader", 2},
    Posts{"Chuyên viên tổng hợp", "clerk", 5}, Posts{"Văn thư", "clerk", 2},
    Posts{"Kế toán", "accountant", 2},         Posts{"Quản trị mạng", "it_officer"}};

constexpr std::array one_stop_centre{
    Posts{"Phụ trách trung tâm", "leader"}, Posts{"Tiếp nhận hồ sơ", "one_stop", 10},
    Posts{"Trả kết quả", "one_stop", 2}, Posts{"Hướng dẫn thủ tục", "clerk"}};

constexpr std::array home_affairs{
    Posts{"Trưởng phòng", "leader"}, Posts{"Phó Trưởng phòng", "leader", 2}, Posts{"Chuyên viên", "clerk", 8},
    Posts{"Kế toán", "accountant"}};

constexpr std::array justice{
    Posts{"Trưởng phòng", "leader"}, Posts{"Phó Trưởng phòng", "leader"}, Posts{"Chuyên viên", "clerk", 5}};

constexpr std::array finance_planning{
    Posts{"Trưởng phòng", "leader"}, Posts{"Phó Trưởng phòng", "leader", 2},
    Posts{"Chuyên viên ngân sách", "accountant", 5}, Posts{"Kế toán", "accountant", 2},
    Posts{"Chuyên viên kế hoạch", "clerk", 4}};

constexpr std::array economy_infrastructure{
    Posts{"Trưởng phòng", "leader"}, Posts{"Phó Trưởng phòng", "leader", 2},
    Posts{"Quản lý xây dựng", "land_registry", 5}, Posts{"Chuyên viên", "clerk", 5}, Posts{"Kế toán", "accountant"}};

constexpr std::array agriculture{
    Posts{"Trưởng phòng", "leader"}, Posts{"Phó Trưởng phòng", "leader", 2}, Posts{"Chuyên viên", "clerk", 8},
    Posts{"Kế toán", "accountant"}};

constexpr std::array natural_resources{
    Posts{"Trưởng phòng", "leader"},
    Posts{"Phó Trưởng phòng", "leader", 2},
    Posts{"Địa chính", "land_registry", 6},
    Posts{"Bản đồ, GIS", "land_registry", 2},
    Posts{"Chuyên viên môi trường", "clerk", 4},
    Posts{"Kế toán", "accountant"}};

constexpr std::array labour{
    Posts{"Trưởng phòng", "leader"}, Posts{"Phó Trưởng phòng", "leader", 2}, Posts{"Chuyên viên", "clerk", 8},
    Posts{"Kế toán", "accountant", 2}};

constexpr std::array culture_information{
    Posts{"Trưởng phòng", "leader"}, Posts{"Phó Trưởng phòng", "leader"}, Posts{"Chuyên viên", "clerk", 5},
    Posts{"Công nghệ thông tin", "it_officer", 2}, Posts{"Kế toán", "accountant"}};

constexpr std::array education{
    Posts{"Trưởng phòng", "leader"}, Posts{"Phó Trưởng phòng", "leader", 2}, Posts{"Chuyên viên", "clerk", 12},
    Posts{"Kế toán", "accountant", 3}};

constexpr std::array health{
    Posts{"Trưởng phòng", "leader"}, Posts{"Phó Trưởng phòng", "leader"}, Posts{"Chuyên viên", "clerk", 5},
    Posts{"Kế toán", "accountant"}};

constexpr std::array inspectorate{
    Posts{"Chánh Thanh tra", "leader"}, Posts{"Phó Chánh Thanh tra", "leader"}, Posts{"Thanh tra viên", "clerk", 6}};

constexpr std::array commune{
    Posts{"Bí thư Đảng ủy", "leader"},
    Posts{"Chủ tịch UBND", "leader"},
    Posts{"Phó Chủ tịch UBND", "leader", 2},
    Posts{"Văn phòng – Thống kê", "clerk", 2},
    Posts{"Văn thư – Lưu trữ", "clerk"},
    Posts{"Tài chính – Kế toán", "accountant", 2},
    Posts{"Địa chính – Xây dựng", "land_registry", 2},
    Posts{"Tư pháp – Hộ tịch", "clerk", 2},
    Posts{"Văn hóa – Xã hội", "clerk", 2},
    Posts{"Tiếp nhận hồ sơ", "one_stop", 2}};

constexpr std::array township{
    Posts{"Bí thư Đảng ủy", "leader"},
    Posts{"Chủ tịch UBND", "leader"},
    Posts{"Phó Chủ tịch UBND", "leader", 2},
    Posts{"Văn phòng – Thống kê", "clerk", 3},
    Posts{"Văn thư – Lưu trữ", "clerk"},
    Posts{"Tài chính – Kế toán", "accountant", 2},
    Posts{"Địa chính – Xây dựng – Đô thị", "land_registry", 3},
    Posts{"Tư pháp – Hộ tịch", "clerk", 2},
    Posts{"Văn hóa – Xã hội", "clerk", 2},
    Posts{"Tiếp nhận hồ sơ", "one_stop", 3}};

constexpr std::array units{
    UnitOutline{"van-phong", "Văn phòng HĐND và UBND huyện", UnitKind::office, council_office},
    UnitOutline{"hanh-chinh-cong", "Trung tâm Hành chính công", UnitKind::office, one_stop_centre},
    UnitOutline{"noi-vu", "Phòng Nội vụ", UnitKind::office, home_affairs},
    UnitOutline{"tu-phap", "Phòng Tư pháp", UnitKind::office, justice},
    UnitOutline{"tai-chinh", "Phòng Tài chính – Kế hoạch", UnitKind::office, finance_planning},
    UnitOutline{"kinh-te", "Phòng Kinh tế và Hạ tầng", UnitKind::office, economy_infrastructure},
    UnitOutline{"nong-nghiep", "Phòng Nông nghiệp và Phát triển nông thôn", UnitKind::office, agriculture},
    UnitOutline{"tai-nguyen", "Phòng Tài nguyên và Môi trường", UnitKind::office, natural_resources},
    UnitOutline{"lao-dong", "Phòng Lao động – Thương binh và Xã hội", UnitKind::office, labour},
    UnitOutline{"van-hoa", "Phòng Văn hóa và Thông tin", UnitKind::office, culture_information},
    UnitOutline{"giao-duc", "Phòng Giáo dục và Đào tạo", UnitKind::office, education},
    UnitOutline{"y-te", "Phòng Y tế", UnitKind::office, health},
    UnitOutline{"thanh-tra", "Thanh tra huyện", UnitKind::office, inspectorate},
    UnitOutline{"tt-can-giuoc", "Thị trấn Cần Giuộc", UnitKind::commune, township},
    UnitOutline{"dong-thanh", "Xã Đông Thạnh", UnitKind::commune, commune},
    UnitOutline{"long-an", "Xã Long An", UnitKind::commune, commune},
    UnitOutline{"long-hau", "Xã Long Hậu", UnitKind::commune, commune},
    UnitOutline{"long-phung", "Xã Long Phụng", UnitKind::commune, commune},
    UnitOutline{"long-thuong", "Xã Long Thượng", UnitKind::commune, commune},
    UnitOutline{"my-loc", "Xã Mỹ Lộc", UnitKind::commune, commune},
    UnitOutline{"phuoc-hau", "Xã Phước Hậu", UnitKind::commune, commune},
    UnitOutline{"phuoc-lai", "Xã Phước Lại", UnitKind::commune, commune},
    UnitOutline{"phuoc-lam", "Xã Phước Lâm", UnitKind::commune, commune},
    UnitOutline{"phuoc-ly", "Xã Phước Lý", UnitKind::commune, commune},
    UnitOutline{"phuoc-vinh-dong", "Xã Phước Vĩnh Đông", UnitKind::commune, commune},
    UnitOutline{"phuoc-vinh-tay", "Xã Phước Vĩnh Tây", UnitKind::commune, commune},
    UnitOutline{"tan-tap", "Xã Tân Tập", UnitKind::commune, commune},
    UnitOutline{"thuan-thanh", "Xã Thuận Thành", UnitKind::commune, commune}};

} // namespace

std::span<const UnitOutline> district_outline() {
    return units;
}

} // namespace rasoat::demo
