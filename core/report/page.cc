#include "report/page.h"

#include <algorithm>

#include "text/utf8.h"

namespace presend {
namespace {

constexpr std::string_view kReset = "\x1b[0m";
constexpr char32_t kControlPictures = 0x2400;
constexpr char32_t kDeletePicture = 0x2421;

// Labels are words of one line: counting code points keeps them aligned.
std::size_t Width(std::string_view label) {
  return static_cast<std::size_t>(
      std::count_if(label.begin(), label.end(), [](char byte) { return (byte & 0xC0) != 0x80; }));
}

}  // namespace

std::string Join(Parts parts) {
  std::string out;
  for (const std::string_view part : parts) out.append(part);
  return out;
}

void Page::Text(Parts parts, std::string_view style) {
  const bool styled = colour_ && !style.empty();
  if (styled) out_.append(style);
  for (const std::string_view part : parts) out_.append(part);
  if (styled) out_.append(kReset);
}

void Page::Heading(std::string_view text) {
  EndBlock();
  Text({"\n"});
  Text({text}, kBold);
  Text({"\n"});
}

void Page::Line(std::string_view label, Parts parts) {
  std::string text = Join(parts);
  if (!text.empty()) lines_.emplace_back(label, std::move(text));
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

std::string Quoted(std::string_view text) {
  std::string line = Visible(text);
  std::replace(line.begin(), line.end(), '\n', ' ');
  return Join({"\xE2\x80\x9C", line, "\xE2\x80\x9D"});
}

}  // namespace presend
