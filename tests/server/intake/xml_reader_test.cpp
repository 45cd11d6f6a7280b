#include "server/intake/xml/xml_reader.h"
#include "server/intake/xml/xml_tree.h"

#include <catch2/catch.hpp>

#include <string>

using namespace rasoat::intake;

namespace {

std::string why_refused(std::string_view document) {
    try {
        XmlReader reader(document);
        while (reader.next() != XmlReader::Event::finished) {
        }
    } catch (const XmlRefused& refused) {
        return refused.what();
    }
    return {};
}

/// The text of the root of a document that holds nothing else.
std::string root_text(std::string_view document) {
    return std::string(xml_tree(document).text());
}

} // namespace

TEST_CASE("elements, attributes and texts are read as they stand", "[xml]") {
    XmlReader reader(
        "\xef\xbb\xbf<?xml version=\"1.0\"?><!-- x --><x:a one='1' x:two=\"&lt;2&gt;\">t<b/>u<![CDATA[<v>]]></x:a>\n");
    REQUIRE(reader.next() == XmlReader::Event::start);
    CHECK(reader.name() == "a");
    CHECK(reader.attribute("one") == "1");
    CHECK(reader.attribute("two") == "<2>");
    CHECK_FALSE(reader.attribute("three"));
    REQUIRE(reader.next() == XmlReader::Event::text);
    CHECK(reader.text() == "t");
    REQUIRE(reader.next() == XmlReader::Event::start);
    CHECK(reader.name() == "b");
    REQUIRE(reader.next() == XmlReader::Event::end);
    REQUIRE(reader.next() == XmlReader::Event::text);
    CHECK(reader.text() == "u<v>");
    REQUIRE(reader.next() == XmlReader::Event::end);
    CHECK(reader.name() == "a");
    CHECK(reader.next() == XmlReader::Event::finished);
    CHECK(reader.next() == XmlReader::Event::finished);
}

TEST_CASE("an element can be skipped, and read as one text", "[xml]") {
    XmlReader reader("<a><b>x<c>y</c><d/>z</b><e>1<f>2</f></e><g/></a>");
    (void)reader.next();
    REQUIRE(reader.next() == XmlReader::Event::start);
    reader.skip_element();
    REQUIRE(reader.next() == XmlReader::Event::start);
    CHECK(reader.element_text() == "12");
    REQUIRE(reader.next() == XmlReader::Event::start);
    CHECK(reader.name() == "g");
    CHECK(reader.element_text().empty());
    CHECK(reader.next() == XmlReader::Event::end);
    CHECK(reader.next() == XmlReader::Event::finished);
}

TEST_CASE("character references and the predefined entities are decoded", "[xml]") {
    CHECK(root_text("<a>&amp;&lt;&gt;&quot;&apos;&#65;&#x1EBF;&#x1F600;</a>") == "&<>\"'Aế😀");
    for (const auto* wrong :
         {"<a>&#0;</a>", "<a>&#xD800;</a>", "<a>&#x110000;</a>", "<a>&#;</a>", "<a>&#65</a>", "<a>&amp</a>"})
        CHECK_FALSE(why_refused(wrong).empty());
}

TEST_CASE("no entity is ever expanded", "[xml]") {
    // Billion laughs, its quadratic sister, a file of the server, an address to fetch from: all need a declaration.
    const std::string laughs = "<?xml version=\"1.0\"?><!DOCTYPE lolz [<!ENTITY lol \"lol\"><!ENTITY lol2 "
                               "\"&lol;&lol;&lol;\">]><lolz>&lol2;</lolz>";
    CHECK(why_refused(laughs).find("document type declaration") != std::string::npos);
    CHECK_FALSE(why_refused("<!DOCTYPE r SYSTEM \"file:///etc/passwd\"><r/>").empty());
    CHECK_FALSE(why_refused("<!DOCTYPE r [<!ENTITY x SYSTEM \"http://127.0.0.1/\">]><r>&x;</r>").empty());
    CHECK_FALSE(why_refused("<!DOCTYPE r [<!ENTITY % p \"\"> %p;]><r/>").empty());
    CHECK(why_refused("<r>&undeclared;</r>").find("predefined") != std::string::npos);
    CHECK_FALSE(why_refused("<r a='&x;'/>").empty());
    // A declaration within the document is none.
    CHECK_FALSE(why_refused("<r><!DOCTYPE s></r>").empty());
    CHECK_FALSE(why_refused("<r/><!DOCTYPE s>").empty());
}

TEST_CASE("depth, attributes and names are bounded", "[xml]") {
    std::string deep;
    for (int level = 0; level < 100'000; ++level)
        deep += "<a>";
    CHECK(why_refused(deep).find("too deeply") != std::string::npos);
    std::string wide = "<a";
    for (int index = 0; index < 1000; ++index)
        wide += " b" + std::to_string(index) + "=''";
    CHECK(why_refused(wide + "/>").find("attributes") != std::string::npos);
    CHECK(why_refused("<" + std::string(10'000, 'a') + "/>").find("name") != std::string::npos);
}

TEST_CASE("a document cut off anywhere is refused", "[xml]") {
    const std::string whole = "<?xml version='1.0'?><a b='c'>x&amp;<!-- y --><![CDATA[z]]><d/></a>";
    for (std::size_t length = 0; length < whole.size(); ++length) {
        INFO(length);
        CHECK_FALSE(why_refused(whole.substr(0, length)).empty());
    }
    CHECK(why_refused(whole).empty());
}

TEST_CASE("what is wrong is told with its line", "[xml]") {
    CHECK(why_refused("<a>\n<b>\n</a>") == "line 3: </a> ends <b>");
    CHECK_FALSE(why_refused("<a/><b/>").empty());
    CHECK_FALSE(why_refused("text").empty());
    CHECK_FALSE(why_refused("").empty());
    CHECK_FALSE(why_refused(std::string_view("<a>\0</a>", 8)).empty());
    CHECK_FALSE(why_refused("<a b=c/>").empty());
    CHECK_FALSE(why_refused("<a b='1'c='2'/>").empty());
    CHECK_FALSE(why_refused("<1/>").empty());
}

TEST_CASE("a document comes out as UTF-8 whatever it was written in", "[xml]") {
    const std::string utf8 = "<?xml version=\"1.0\" encoding=\"UTF-8\"?><a>é</a>";
    CHECK(root_text(xml_as_utf8(utf8)) == "é");
    CHECK(root_text(xml_as_utf8("<?xml version='1.0' encoding='ISO-8859-1'?><a>\xe9</a>")) == "é");
    // Declared UTF-8, and is not.
    CHECK(root_text(xml_as_utf8("<?xml version='1.0' encoding='UTF-8'?><a>\xe9</a>")) == "é");
    std::string wide = "\xff\xfe";
    for (const char c : std::string_view("<a>b</a>"))
        (wide += c) += '\0';
    CHECK(root_text(xml_as_utf8(wide)) == "b");
}
