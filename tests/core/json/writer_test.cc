#include "json/writer.h"

#include <gtest/gtest.h>

#include <cstdio>
#include <random>
#include <string>

namespace presend {
namespace {

std::string Written(std::string_view text) {
  JsonWriter json;
  json.String(text);
  return json.take();
}

// What RFC 8259 wants, byte by byte.
std::string Reference(std::string_view text) {
  std::string out = "\"";
  for (const char c : text) {
    const auto byte = static_cast<unsigned char>(c);
    switch (c) {
      case '"':
        out += "\\\"";
        continue;
      case '\\':
        out += "\\\\";
        continue;
      case '\b':
        out += "\\b";
        continue;
      case '\f':
        out += "\\f";
        continue;
      case '\n':
        out += "\\n";
        continue;
      case '\r':
        out += "\\r";
        continue;
      case '\t':
        out += "\\t";
        continue;
      default:
        break;
    }
    if (byte < 0x20) {
      char escape[7];
      std::snprintf(escape, sizeof(escape), "\\u%04x", byte);
      out += escape;
    } else {
      out += c;
    }
  }
  return out + '"';
}

TEST(JsonWriter, EveryByteAtEveryPlaceOfAWord) {
  for (int byte = 0; byte < 256; ++byte) {
    for (std::size_t size = 1; size < 20; ++size) {
      for (std::size_t at = 0; at < size; ++at) {
        std::string text(size, 'a');
        text[at] = static_cast<char>(byte);
        ASSERT_EQ(Written(text), Reference(text)) << byte << " at " << at << " of " << size;
      }
    }
  }
}

TEST(JsonWriter, AnyBytes) {
  std::mt19937 random(5);
  for (int round = 0; round < 20'000; ++round) {
    std::string text(std::uniform_int_distribution<std::size_t>(0, 40)(random), ' ');
    const bool rare = round % 2 == 0;
    for (char& c : text)
      c = static_cast<char>(rare && random() % 8 != 0 ? 0x20 + random() % 0xE0 : random() % 256);
    ASSERT_EQ(Written(text), Reference(text));
  }
}

TEST(JsonWriter, CommasAndColonsAreItsOwnBusiness) {
  JsonWriter json;
  json.BeginObject().Key("a").Number(-1).Key("b").BeginArray().Bool(true).Null().EndArray();
  json.Key("c").String("d").EndObject();
  EXPECT_EQ(json.take(), R"({"a":-1,"b":[true,null],"c":"d"})");
}

}  // namespace
}  // namespace presend
