// A page for a terminal: headings and blocks of labelled lines.
#ifndef PRESEND_REPORT_PAGE_H_
#define PRESEND_REPORT_PAGE_H_

#include <initializer_list>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace presend {

// ANSI styles; none where the terminal takes no colour.
inline constexpr std::string_view kBold = "\x1b[1m";
inline constexpr std::string_view kDim = "\x1b[2m";

// Texts are given in parts: joining them in one place keeps the WebAssembly small.
using Parts = std::initializer_list<std::string_view>;
std::string Join(Parts parts);

class Page {
 public:
  explicit Page(bool colour) : colour_(colour) {}

  void Text(Parts parts, std::string_view style = {});
  // A text in a style, to be put into another one.
  std::string Styled(std::string_view text, std::string_view style) const;
  // On a line of its own, after an empty one.
  void Heading(std::string_view text);
  // A labelled line of the block; without a label it stands under the one before. Empty texts are
  // left out.
  void Line(std::string_view label, std::string_view text);
  // Writes the block's lines with their texts one under the other.
  void EndBlock();

  std::string take() { return std::move(out_); }

 private:
  bool colour_;
  std::string out_;
  std::vector<std::pair<std::string_view, std::string>> lines_;
};

// Text of a message made safe for a terminal: control characters, which could move the cursor or
// change colours, as visible symbols. Line feeds and tabs stay.
std::string Visible(std::string_view text);
// The same on one line.
std::string OneLine(std::string_view text);

// How many columns a terminal gives to a text in UTF-8: two to a Han character, none to a mark.
std::size_t Width(std::string_view text);

}  // namespace presend

#endif  // PRESEND_REPORT_PAGE_H_
