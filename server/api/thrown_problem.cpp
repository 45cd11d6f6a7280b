#include "server/api/thrown_problem.h"

#include "server/access/access_error.h"
#include "server/changes/changes.h"
#include "server/inventory/decision_refused.h"
#include "server/organisation/organisation_refused.h"
#include "server/store/store_error.h"

namespace rasoat::api {
namespace {

http::Problem problem_of(const changes::ChangeRefused& refused) {
    using Reason = changes::ChangeRefused::Reason;
    switch (refused.reason()) {
    case Reason::none_such:
        return {"/problems/not-found", 404, {"Không tìm thấy", "Not found"}, refused.why(), {}, {}};
    case Reason::changed_since:
        return http::precondition_failed(refused.why());
    case Reason::in_use:
    case Reason::not_undoable:
        break;
    }
    return http::conflict(refused.why());
}

} // namespace

namespace {

http::Problem key_was_revoked(const access::KeyWasRevoked& error) {
    return {"/problems/revoked-key", 403, {"Khóa đã bị thu hồi", "Revoked key"}, error.why(), {}, {}};
}

http::Problem too_many_copies(const access::TooManyCopies& error) {
    return {
        "/problems/too-many-copies",
        429,
        {"Quá nhiều máy nhân bản trong một ngày", "Too many copied machines in a day"},
        error.why(),
        {},
        error.wait()};
}

} // namespace

http::Problem thrown_problem(http::EventLog& log, const std::string& request_id) {
    using std::chrono::seconds;
    try {
        throw;
    } catch (const http::ProblemError& error) {
        return error.problem();
    } catch (const access::KeyWasRevoked& error) {
        return key_was_revoked(error);
    } catch (const access::EnrolmentRefused& error) {
        return http::forbidden(error.why());
    } catch (const access::TooManyCopies& error) {
        return too_many_copies(error);
    } catch (const access::WrongPassword& error) {
        return http::forbidden(error.why());
    } catch (const access::UnfitPassword& error) {
        return http::invalid_value("/new", error.why());
    } catch (const inventory::DecisionRefused& error) {
        return http::conflict(error.why());
    } catch (const organisation::OrganisationRefused& error) {
        return http::invalid_value(error.field(), error.why());
    } catch (const rules::RecordRefused& error) {
        return http::invalid_value(error.field(), error.why());
    } catch (const changes::ChangeRefused& error) {
        return problem_of(error);
    } catch (const access::AccountRefused& error) {
        return http::invalid_value("/username", error.why());
    } catch (const store::StoreBusy& error) {
        log.warning("store_busy", {{"id", request_id}, {"reason", error.what()}});
        return http::unavailable(
            {"Máy chủ đang quá tải; hãy gửi lại sau.", "The server has too much to write; send it again later."},
            seconds(5));
    } catch (const store::StoreFull& error) {
        log.error("store_full", {{"id", request_id}, {"reason", error.what()}});
        return http::unavailable(
            {"Đĩa của máy chủ đã đầy; chưa lưu gì.", "The server's disk is full; nothing was stored."}, seconds(60));
    } catch (const store::StoreUnavailable& error) {
        log.error("store_unavailable", {{"id", request_id}, {"reason", error.what()}});
        return http::unavailable(
            {"Hiện chưa ghi được dữ liệu; chưa lưu gì.", "Nothing can be written just now; nothing was stored."},
            seconds(15));
    } catch (const std::exception& error) {
        log.error("failed", {{"id", request_id}, {"reason", error.what()}});
        return http::internal_error(request_id);
    }
}

} // namespace rasoat::api
