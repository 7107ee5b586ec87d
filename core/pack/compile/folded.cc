#include "pack/compile/folded.h"

#include "text/plain_view.h"

namespace presend {

std::string Folded(std::string_view word) {
  static const Folder folder({}, {});
  View scratch;
  View view;
  folder.BuildPlainView(word, &scratch, &view);
  std::string out;
  for (const char c : view.text()) {
    if (c == ' ' && (out.empty() || out.back() == ' ')) continue;
    out.push_back(c);
  }
  if (out.ends_with(' ')) out.pop_back();
  return out;
}

}  // namespace presend
