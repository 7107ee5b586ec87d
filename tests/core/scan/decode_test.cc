// The decoders against slow and simple references, over random text.
#include "scan/decode.h"

#include <gtest/gtest.h>

#include <array>
#include <cstdio>
#include <map>
#include <random>
#include <string>
#include <vector>

#include "text/random_text.h"
#include "text/utf8.h"

namespace presend {
namespace {

std::string Hex(const std::string& text) {
  std::string out;
  for (const char c : text) {
    std::array<char, 3> pair{};
    std::snprintf(pair.data(), pair.size(), "%02x", static_cast<unsigned char>(c));
    out += pair.data();
  }
  return out;
}

// RFC 4648, bit by bit.
std::string Base64(const std::string& text, bool url, bool padded) {
  const std::string alphabet =
      std::string("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789") +
      (url ? "-_" : "+/");
  std::string bits;
  for (const char c : text) {
    for (int bit = 7; bit >= 0; --bit)
      bits += (static_cast<unsigned char>(c) >> bit & 1) != 0 ? '1' : '0';
  }
  while (bits.size() % 6 != 0) bits += '0';
  std::string out;
  for (std::size_t i = 0; i < bits.size(); i += 6)
    out += alphabet[static_cast<std::size_t>(std::stoi(bits.substr(i, 6), nullptr, 2))];
  while (padded && out.size() % 4 != 0) out += '=';
  return out;
}

bool IsPrintableText(const std::string& text) {
  for (const char c : text) {
    const auto byte = static_cast<unsigned char>(c);
    if ((byte < 0x20 && c != '\n' && c != '\r' && c != '\t') || byte == 0x7F) return false;
  }
  return IsWellFormedUtf8(text);
}

TEST(DecodeBase64, ReadsWhatIsPrintableAndNothingElse) {
  std::mt19937 random(64);
  int printable = 0;
  for (int i = 0; i < 4000; ++i) {
    const std::string text = RandomText(&random, i % 2 == 0);
    std::string decoded;
    const bool read = DecodeBase64(Base64(text, i % 3 == 0, i % 5 != 0), &decoded);
    ASSERT_EQ(read, IsPrintableText(text)) << text;
    if (read) ASSERT_EQ(decoded, text);
    printable += read ? 1 : 0;
  }
  EXPECT_GT(printable, 100);
  std::string decoded;
  EXPECT_FALSE(DecodeBase64("aGVsbG8*", &decoded));
  EXPECT_FALSE(DecodeBase64("aGVsb", &decoded));  // no whole bytes
}

TEST(DecodeHex, ReadsWhatIsPrintableAndNothingElse) {
  std::mt19937 random(16);
  for (int i = 0; i < 4000; ++i) {
    const std::string text = RandomText(&random, i % 2 == 0);
    std::string decoded;
    const bool read = DecodeHex(Hex(text), &decoded);
    ASSERT_EQ(read, IsPrintableText(text)) << text;
    if (read) ASSERT_EQ(decoded, text);
  }
  std::string decoded;
  EXPECT_FALSE(DecodeHex("6a6", &decoded));
  EXPECT_FALSE(DecodeHex("6g", &decoded));
}

// Every character written as the escape, read back one by one.
std::string DecodeAll(const std::string& text) {
  std::string out;
  for (std::size_t i = 0; i < text.size();) {
    const std::size_t length = DecodeEscape(text, i, &out);
    if (length == 0) out += text[i];
    i += length == 0 ? 1 : length;
  }
  return out;
}

std::string Format(const char* format, unsigned value) {
  std::array<char, 24> out{};
  std::snprintf(out.data(), out.size(), format, value);
  return out.data();
}

TEST(DecodeEscape, ReadsEveryCharacterInEveryForm) {
  for (char32_t c = ' '; c <= 0x10FFFF; c += c < 0x3000 ? 1 : 97) {
    if (c >= 0xD800 && c < 0xE000) continue;
    std::string plain;
    AppendUtf8(c, &plain);
    const auto value = static_cast<unsigned>(c);
    std::string percent;
    for (const char byte : plain) percent += Format("%%%02X", static_cast<unsigned char>(byte));
    EXPECT_EQ(DecodeAll(percent), plain) << percent;
    EXPECT_EQ(DecodeAll(Format("&#%u;", value)), plain);
    EXPECT_EQ(DecodeAll(Format("&#x%x;", value)), plain);
    EXPECT_EQ(DecodeAll(Format("\\u{%x}", value)), plain);
    if (c < 0x10000) {
      EXPECT_EQ(DecodeAll(Format("\\u%04x", value)), plain);
    } else {
      EXPECT_EQ(DecodeAll(Format("\\u%04x", 0xD800 + ((value - 0x10000) >> 10)) +
                          Format("\\u%04x", 0xDC00 + ((value - 0x10000) & 0x3FF))),
                plain);
    }
    if (c < 0x80) EXPECT_EQ(DecodeAll(Format("\\x%02x", value)), plain);
  }
}

TEST(DecodeEscape, LeavesWhatIsNoEscape) {
  for (const std::string text :
       {"100%",        "5%ab",  "%C3%",  "%c3x",     "%80",        "%e2%82", "%00",     "&#;",
        "&#x;",        "&#1",   "&#9;",  "&#xD800;", "&#x110000;", "\\u12",  "\\ud83d", "\\u{}",
        "\\u{110000}", "\\xe9", "\\x0a", "\\w",      "\\",         "%",      "&"})
    EXPECT_EQ(DecodeAll(text), text);
}

TEST(DecodeEscape, ReadsNoFurtherThanTheText) {
  std::mt19937 random(7);
  const std::string characters = "%&#x\\u{}0123456789abcdefAF;cC8";
  for (int i = 0; i < 20000; ++i) {
    std::string text;
    for (int k = 0; k < 18; ++k) text += characters[random() % characters.size()];
    for (std::size_t size = 0; size < text.size(); ++size) {
      // A string of its own, so that the sanitizers see a read past its end.
      const std::string cut = text.substr(0, size);
      for (std::size_t at = 0; at < size; ++at) {
        std::string out;
        const std::size_t length = DecodeEscape(cut, at, &out);
        ASSERT_LE(at + length, size);
        ASSERT_EQ(length == 0, out.empty());
        ASSERT_TRUE(IsWellFormedUtf8(out));
      }
    }
    if (i % 100 != 0) i += 9;
  }
}

// ITU-R M.1677-1, written down as it is printed there.
const std::map<char, std::string>& MorseCode() {
  static const std::map<char, std::string> code = {
      {'a', ".-"},     {'b', "-..."},   {'c', "-.-."},   {'d', "-.."},    {'e', "."},
      {'f', "..-."},   {'g', "--."},    {'h', "...."},   {'i', ".."},     {'j', ".---"},
      {'k', "-.-"},    {'l', ".-.."},   {'m', "--"},     {'n', "-."},     {'o', "---"},
      {'p', ".--."},   {'q', "--.-"},   {'r', ".-."},    {'s', "..."},    {'t', "-"},
      {'u', "..-"},    {'v', "...-"},   {'w', ".--"},    {'x', "-..-"},   {'y', "-.--"},
      {'z', "--.."},   {'0', "-----"},  {'1', ".----"},  {'2', "..---"},  {'3', "...--"},
      {'4', "....-"},  {'5', "....."},  {'6', "-...."},  {'7', "--..."},  {'8', "---.."},
      {'9', "----."},  {'.', ".-.-.-"}, {',', "--..--"}, {'@', ".--.-."}, {'-', "-....-"},
      {'_', "..--.-"}, {'+', ".-.-."},  {'/', "-..-."},  {'=', "-...-"},  {':', "---..."},
      {'?', "..--.."}};
  return code;
}

TEST(DecodeMorse, ReadsTheWholeCode) {
  std::mt19937 random(5);
  std::vector<char> letters;
  for (const auto& [letter, signs] : MorseCode()) letters.push_back(letter);
  for (int i = 0; i < 2000; ++i) {
    std::string plain;
    std::string code;
    for (int k = 0; k < 20; ++k) {
      const char letter = letters[random() % letters.size()];
      plain += letter;
      code += (code.empty() ? "" : " ") + MorseCode().at(letter);
      if (random() % 6 == 0 && k < 19) {
        plain += ' ';
        code += " /";
      }
    }
    std::string decoded;
    ASSERT_EQ(DecodeMorse(code, 0, &decoded), code.size());
    ASSERT_EQ(decoded, plain) << code;
  }
}

TEST(DecodeMorse, StopsWhereThereIsNone) {
  std::string decoded;
  EXPECT_EQ(DecodeMorse("- item", 0, &decoded), 1u);
  EXPECT_EQ(decoded, "t");
  decoded.clear();
  EXPECT_EQ(DecodeMorse("........ x", 0, &decoded), 0u);  // no letter has eight
  EXPECT_EQ(decoded, "");
}

TEST(Reversed, IsItsOwnInverse) {
  std::mt19937 random(3);
  for (int i = 0; i < 2000; ++i) {
    const std::string text = RandomText(&random, false);
    ASSERT_EQ(Reversed(Reversed(text)), text);
    ASSERT_TRUE(IsWellFormedUtf8(Reversed(text)));
  }
  EXPECT_EQ(Reversed("moc.liamg@nhoj"), "john@gmail.com");
}

}  // namespace
}  // namespace presend
