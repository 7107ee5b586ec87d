// Runs a target without libFuzzer, in the ordinary builds: over the files of the folders that are
// named, and over random texts.
#include <algorithm>
#include <cstdint>
#include <cstdio>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <random>
#include <string>
#include <vector>

#include "exact.h"
#include "text/random_text.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size);

namespace {

void Run(const std::string& input) {
  const presend::Exact<char> bytes{std::string_view(input)};
  LLVMFuzzerTestOneInput(reinterpret_cast<const std::uint8_t*>(bytes.view().data()),
                         bytes.view().size());
}

}  // namespace

int main(int argc, char** argv) {
  int files = 0;
  for (int i = 1; i < argc; ++i) {
    if (!std::filesystem::exists(argv[i])) continue;
    std::vector<std::filesystem::path> paths;
    for (const auto& entry : std::filesystem::recursive_directory_iterator(argv[i])) {
      if (entry.is_regular_file()) paths.push_back(entry.path());
    }
    std::sort(paths.begin(), paths.end());
    for (const std::filesystem::path& path : paths) {
      std::fprintf(stderr, "%s\n", path.filename().c_str());
      std::ifstream in(path, std::ios::binary);
      Run(std::string(std::istreambuf_iterator<char>(in), {}));
      ++files;
    }
  }
  constexpr int kTexts = 200;
  std::mt19937 random(5);
  Run("");
  for (int round = 0; round < kTexts; ++round) {
    std::string input(2, '\0');
    for (char& byte : input) byte = static_cast<char>(random());
    Run(input + presend::RandomText(&random, true));
  }
  std::fprintf(stderr, "%d files and %d texts went well\n", files, kTexts + 1);
  return 0;
}
