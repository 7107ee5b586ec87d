// The lines of a file descriptor, in batches as they arrive.
#ifndef PRESEND_CLI_LINE_READER_H_
#define PRESEND_CLI_LINE_READER_H_

#include <cstddef>
#include <string>

#include "presend/front_end.h"

namespace presend {

class LineReader {
 public:
  // `most` is the longest line of use: a longer one is passed over but for its first `most` + 1
  // bytes, which tell that it was, so that no line takes up all memory.
  explicit LineReader(int descriptor, std::size_t most = kMaxLineBytes)
      : descriptor_(descriptor), most_(most) {}

  // The whole lines of what can be read now, each with its line feed (the last of all may lack
  // it); waits for the first. False at the end, and on an error, which error() then tells.
  bool Next(std::string* lines);
  // errno of the read that failed; 0 when none did.
  int error() const { return error_; }

 private:
  int descriptor_;
  std::size_t most_;
  int error_ = 0;
  bool ended_ = false;
  std::string begun_;  // a line without its end
};

}  // namespace presend

#endif  // PRESEND_CLI_LINE_READER_H_
