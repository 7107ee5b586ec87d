// A page for a terminal: headings and blocks of labelled lines.
#ifndef PRESEND_REPORT_PAGE_H_
#define PRESEND_REPORT_PAGE_H_

#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace presend {

// ANSI styles; none where the terminal takes no colour.
inline constexpr std::string_view kBold = "\x1b[1m";
inline constexpr std::string_view kDim = "\x1b[2m";

class Page {
 public:
  explicit Page(bool colour) : colour_(colour) {}

  std::string Styled(std::string_view text, std::string_view style) const;

  void Text(std::string_view text) { out_.append(text); }
  void Heading(std::string_view text);
  // A labelled line of the block; without a label it stands under the one before. Empty texts are
  // left out.
  void Line(std::string_view label, std::string text);
  // Writes the block's lines with their texts one under the other.
  void EndBlock();

  std::string take() { return std::move(out_); }

 private:
  bool colour_;
  std::string out_;
  std::vector<std::pair<std::string, std::string>> lines_;
};

// Text of a message made safe for a terminal: control characters, which could move the cursor or
// change colours, as visible symbols. Line feeds and tabs stay.
std::string Visible(std::string_view text);
// On one line, in quotation marks.
std::string Quoted(std::string_view text);

}  // namespace presend

#endif  // PRESEND_REPORT_PAGE_H_
