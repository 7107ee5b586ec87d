// Writes the table of text/properties.cc from ICU's properties:
//   presend_make_properties ICU_DATA OUT
// Three steps: a code point's block of 128, the block's row of records, the record.
#include <unicode/uchar.h>
#include <unicode/udata.h>

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdio>
#include <fstream>
#include <iterator>
#include <string>
#include <vector>

#include "text/icu_properties.h"

namespace presend {
namespace {

constexpr int kBlock = 128;
constexpr char32_t kEnd = 0x110000;

struct Table {
  std::vector<int> blocks;  // of each block of code points, the number of its row
  std::vector<std::array<int, kBlock>> rows;
  std::vector<Properties> records;
};

// The number of `value` in `list`, where it is put when it is new.
template <typename T>
int NumberOf(const T& value, std::vector<T>* list) {
  const auto found = std::find(list->begin(), list->end(), value);
  if (found != list->end()) return static_cast<int>(found - list->begin());
  list->push_back(value);
  return static_cast<int>(list->size()) - 1;
}

Table Make() {
  Table table;
  for (char32_t start = 0; start < kEnd; start += kBlock) {
    std::array<int, kBlock> row{};
    for (int i = 0; i < kBlock; ++i)
      row[i] = NumberOf(IcuProperties(start + static_cast<char32_t>(i)), &table.records);
    table.blocks.push_back(NumberOf(row, &table.rows));
  }
  return table;
}

void WriteNumbers(std::ostream& out, const char* name, const std::vector<int>& numbers) {
  const bool wide = *std::max_element(numbers.begin(), numbers.end()) > 0xFF;
  out << "inline constexpr std::uint" << (wide ? 16 : 8) << "_t " << name << "[] = {";
  for (std::size_t i = 0; i < numbers.size(); ++i)
    out << (i % 24 == 0 ? "\n" : "") << numbers[i] << ',';
  out << "\n};\n";
}

void Write(std::ostream& out, const Table& table) {
  out << "// Made by text/make_properties.cc from the properties of ICU " U_ICU_VERSION
         ", Unicode " U_UNICODE_VERSION
         ". Do not edit.\n"
         "#include <cstdint>\n\n"
         "#include \"text/properties.h\"\n\n"
         "namespace presend {\n\n";
  std::vector<int> rows;
  for (const auto& row : table.rows) rows.insert(rows.end(), row.begin(), row.end());
  WriteNumbers(out, "kPropertyBlocks", table.blocks);
  WriteNumbers(out, "kPropertyRows", rows);
  out << "inline constexpr Properties kPropertyRecords[] = {\n";
  for (const Properties& record : table.records) {
    out << "{ClusterBreak{" << static_cast<int>(record.cluster_break) << "}, ConjunctBreak{"
        << static_cast<int>(record.conjunct_break) << "}, " << static_cast<int>(record.digit);
    for (const bool flag : {record.letter, record.mark, record.number, record.pictographic,
                            record.ignorable, record.styled, record.lower_case, record.settled})
      out << ", " << (flag ? "true" : "false");
    out << "},\n";
  }
  out << "};\n\n}  // namespace presend\n";
}

int Main(const char* data_file, const char* out_file) {
  std::ifstream in(data_file, std::ios::binary);
  const std::string bytes{std::istreambuf_iterator<char>(in), {}};
  // ICU reads its data in place and wants it aligned.
  std::vector<std::max_align_t> data(bytes.size() / sizeof(std::max_align_t) + 1);
  std::copy(bytes.begin(), bytes.end(), reinterpret_cast<char*>(data.data()));
  UErrorCode status = U_ZERO_ERROR;
  udata_setCommonData(data.data(), &status);
  if (bytes.empty() || U_FAILURE(status) || !IcuProperties(U'\U0001F600').pictographic) {
    std::fprintf(stderr, "%s is not ICU data with the emoji properties\n", data_file);
    return 1;
  }
  std::ofstream out(out_file, std::ios::binary);
  Write(out, Make());
  out.close();
  if (!out) std::fprintf(stderr, "cannot write %s\n", out_file);
  return out ? 0 : 1;
}

}  // namespace
}  // namespace presend

int main(int argc, char** argv) {
  if (argc != 3) {
    std::fputs("Usage: presend_make_properties ICU_DATA OUT\n", stderr);
    return 2;
  }
  return presend::Main(argv[1], argv[2]);
}
