#include "agent/delivery/proxy_list.h"

#include <catch2/catch.hpp>

using namespace rasoat::delivery;

TEST_CASE("the proxy for HTTPS is found in every form in which Windows keeps it", "[proxy]") {
    CHECK(https_proxy_in("proxy.gov.vn:8080") == ServerAddress{"proxy.gov.vn", 8080});
    CHECK(https_proxy_in("proxy.gov.vn") == ServerAddress{"proxy.gov.vn", 80});
    CHECK(https_proxy_in("http://proxy.gov.vn:3128/") == ServerAddress{"proxy.gov.vn", 3128});
    CHECK(https_proxy_in("http=a:80;https=b:8443;ftp=c:21") == ServerAddress{"b", 8443});
    CHECK(https_proxy_in("HTTPS=b:8443") == ServerAddress{"b", 8443});
    CHECK(https_proxy_in("first:1 second:2") == ServerAddress{"first", 1});
    CHECK(https_proxy_in("[2001:db8::1]:8080") == ServerAddress{"2001:db8::1", 8080});
    CHECK(https_proxy_in("[2001:db8::1]") == ServerAddress{"2001:db8::1", 80});
    CHECK_FALSE(https_proxy_in("").has_value());
    CHECK_FALSE(https_proxy_in("http=a:80;ftp=c:21").has_value());
    CHECK_FALSE(https_proxy_in(";; :80 = https= a:b").has_value());
}

TEST_CASE("what is on the list of exceptions goes without a proxy", "[proxy]") {
    constexpr auto list = "10.*;*.huyen.gov.vn;<local>;exact.vn";
    CHECK(goes_without_proxy(list, "10.1.2.3"));
    CHECK(goes_without_proxy(list, "RASOAT.huyen.gov.vn"));
    CHECK(goes_without_proxy(list, "rasoat"));
    CHECK(goes_without_proxy(list, "exact.vn"));
    CHECK_FALSE(goes_without_proxy(list, "11.10.2.3"));
    CHECK_FALSE(goes_without_proxy(list, "huyen.gov.vn"));
    CHECK_FALSE(goes_without_proxy(list, "not-exact.vn"));
    CHECK_FALSE(goes_without_proxy(list, "2001:db8::1"));
    CHECK_FALSE(goes_without_proxy("", "rasoat"));
    CHECK(goes_without_proxy("*", "anything"));
    CHECK(goes_without_proxy("a*b*c", "aXbYbZc"));
    CHECK_FALSE(goes_without_proxy("a*b*c", "aXbY"));
}
