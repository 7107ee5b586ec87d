#include "text/random_text.h"

#include "text/utf8.h"

namespace presend {

std::string RandomText(std::mt19937* random, bool ill_formed) {
  static constexpr const char* kPieces[] = {"jane@firma.de",
                                            " +44 20 7946 0018 ",
                                            "www.acme.com/x",
                                            " at ",
                                            " dot com",
                                            "four one five ",
                                            "five five five 2671",
                                            "e\xCC\x81",
                                            "\xF0\x9F\x91\xA9\xE2\x80\x8D\xF0\x9F\x92\xBB",
                                            "\xE2\x80\x8B",
                                            "\xEF\xBD\x87",
                                            "\xD0\xB0",
                                            "\r\n",
                                            "\xF0\x9F\x87\xA9\xF0\x9F\x87\xAA",
                                            "\xE0\xA4\x95\xE0\xA5\x8D\xE0\xA4\xB7",
                                            "\xE2\x80\x99",
                                            "jane%40firma%2Ede",
                                            "%C3%A4&#64;&commat;\\u0040",
                                            "amFuZUBmaXJtYS5kZQ==",
                                            "6a616e65406669726d612e6465",
                                            "moc.liamg@enaj ",
                                            " .--- .- -. . .--.-. ",
                                            "wh4ts@pp s k y p e ",
                                            " message me on tele gram"};
  std::string out;
  const auto pick = [&](int below) {
    return std::uniform_int_distribution<int>(0, below - 1)(*random);
  };
  for (int i = pick(24); i >= 0; --i) {
    switch (pick(ill_formed ? 5 : 4)) {
      case 0:
      case 1:
        out += kPieces[pick(static_cast<int>(std::size(kPieces)))];
        break;
      case 2:
        out.push_back(static_cast<char>(0x20 + pick(0x5F)));
        break;
      case 3: {
        char32_t c = static_cast<char32_t>(pick(4) == 0 ? pick(0x110000) : pick(0x3100));
        if (c >= 0xD800 && c <= 0xDFFF) c = 0xFFFD;
        AppendUtf8(c, &out);
        break;
      }
      default:
        out.push_back(static_cast<char>(0x80 + pick(0x80)));
    }
  }
  return out;
}

}  // namespace presend
