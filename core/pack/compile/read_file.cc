#include "pack/compile/read_file.h"

#include <fstream>
#include <sstream>
#include <utility>

namespace presend {

Result<std::string> ReadFile(const std::string& path) {
  const std::ifstream in(path, std::ios::binary);
  std::ostringstream bytes;
  if (in) bytes << in.rdbuf();
  // A folder opens and cannot be read; an empty file is no failure.
  if (!in || bytes.bad()) return Error{ErrorCode::kInvalidInput, "cannot read " + path};
  return std::move(bytes).str();
}

}  // namespace presend
