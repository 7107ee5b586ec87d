#include "report/page.h"

#include <algorithm>

#include "text/properties.h"
#include "text/utf8.h"

namespace presend {
namespace {

constexpr std::string_view kReset = "\x1b[0m";
constexpr char32_t kControlPictures = 0x2400;
constexpr char32_t kDeletePicture = 0x2421;

// Characters that terminals draw on two columns (East_Asian_Width W and F): the blocks of Han,
// kana, Bopomofo, Yi and Hangul, with their punctuation and full-width forms.
constexpr bool IsWide(char32_t c) {
  return (c >= 0x2E80 && c < 0xA4D0) || (c >= 0xAC00 && c < 0xD7A4) ||
         (c >= 0xF900 && c < 0xFB00) || (c >= 0xFF01 && c < 0xFF61) || c >= 0x20000;
}

}  // namespace

std::size_t Width(std::string_view text) {
  std::size_t columns = 0;
  for (std::size_t i = 0; i < text.size();) {
    const Decoded decoded = DecodeAt(text, i);
    i += decoded.length;
    const Properties& properties = PropertiesOf(decoded.code_point);
    // A spacing mark (Devanagari's long vowels) has a column of its own.
    const bool bare = properties.ignorable || properties.cluster_break == ClusterBreak::kExtend;
    columns += bare ? 0 : IsWide(decoded.code_point) ? 2 : 1;
  }
  return columns;
}

std::string Join(Parts parts) {
  std::string out;
  for (const std::string_view part : parts) out.append(part);
  return out;
}

void Page::Text(Parts parts, std::string_view style) { out_ += Styled(Join(parts), style); }

std::string Page::Styled(std::string_view text, std::string_view style) const {
  if (!colour_ || style.empty()) return std::string(text);
  return Join({style, text, kReset});
}

void Page::Heading(std::string_view text) {
  EndBlock();
  Text({"\n"});
  Text({text}, kBold);
  Text({"\n"});
}

void Page::Line(std::string_view label, std::string_view text) {
  if (!text.empty()) lines_.emplace_back(label, text);
}

void Page::EndBlock() {
  std::size_t width = 0;
  for (const auto& [label, text] : lines_) width = std::max(width, Width(label));
  for (const auto& [label, text] : lines_) {
    Text({"   "});
    if (width > 0) {
      Text({label}, kDim);
      out_.append(width - Width(label) + 2, ' ');
    }
    Text({text, "\n"});
  }
  lines_.clear();
}

std::string Visible(std::string_view text) {
  std::string out;
  for (std::size_t i = 0; i < text.size();) {
    const Decoded decoded = DecodeAt(text, i);
    char32_t code_point = decoded.code_point;
    if (code_point < 0x20 && code_point != '\n' && code_point != '\t')
      code_point += kControlPictures;
    if (code_point == 0x7F) code_point = kDeletePicture;
    if (code_point >= 0x80 && code_point < 0xA0) code_point = kReplacement;
    AppendUtf8(code_point, &out);
    i += decoded.length;
  }
  return out;
}

std::string OneLine(std::string_view text) {
  std::string line = Visible(text);
  std::replace(line.begin(), line.end(), '\n', ' ');
  return line;
}

}  // namespace presend
