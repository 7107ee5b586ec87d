#include "pack/mutations.h"

#include <algorithm>
#include <cstdio>
#include <cstring>
#include <iterator>
#include <map>
#include <memory>
#include <set>

#include "pack/pack.h"
#include "test_checker.h"

namespace presend {
namespace {

// Every `step`th word, those of the first `whole` classes' sets, and the short ones of each set.
void KeepSomeWords(fb::RulePackT* pack) {
  std::vector<std::uint8_t> text;
  std::vector<std::uint16_t> sets;
  std::vector<std::uint16_t> values;
  std::map<std::uint16_t, int> kept;
  const std::set<std::string> wanted = {
      "at", "dot",  "gmail",  "com",    "five", "double", "whatsapp", "call",  "email", "me",
      "my", "your", "number", "street", "on",   "in",     "to",       "write", "text",  "new york"};
  std::size_t begin = 0;
  for (std::size_t i = 0; i < pack->word_sets.size(); ++i) {
    std::size_t end = begin;
    while (pack->word_text[end] != '\n') ++end;
    const std::string word(pack->word_text.begin() + static_cast<std::ptrdiff_t>(begin),
                           pack->word_text.begin() + static_cast<std::ptrdiff_t>(end));
    if (kept[pack->word_sets[i]]++ < 3 || wanted.contains(word)) {
      text.insert(text.end(), word.begin(), word.end());
      text.push_back('\n');
      sets.push_back(pack->word_sets[i]);
      values.push_back(pack->word_values[i]);
    }
    begin = end + 1;
  }
  pack->word_text = std::move(text);
  pack->word_sets = std::move(sets);
  pack->word_values = std::move(values);
}

// Entries stand in their text one after the other; so the first ones can be kept.
void KeepSomeHosts(fb::RulePackT* pack, std::size_t count) {
  std::size_t bytes = 0;
  for (std::size_t i = 0; i < count; ++i)
    bytes += pack->host_lengths[i] + pack->host_path_lengths[i];
  pack->host_text.resize(bytes);
  pack->host_lengths.resize(count);
  pack->host_path_lengths.resize(count);
  pack->host_kinds.resize(count);
  pack->host_needs.resize(count);
  pack->host_apps.resize(count);
}

// One numbering plan that accepts whatever has ten digits.
void KeepOneRegion(fb::RulePackT* pack) {
  auto us = std::find_if(pack->regions.begin(), pack->regions.end(),
                         [](const auto& region) { return region->code == "US"; });
  std::unique_ptr<fb::RegionT> region = std::move(*us);
  pack->regions.clear();
  region->start = 1;
  region->prefix_pattern = "1(\\d{10})?";
  region->prefix_transform = "\\1";
  region->international_prefix = "011";
  pack->regions.push_back(std::move(region));
  pack->automaton->accepting = {0};
  pack->automaton->next.assign(10, 0);
  for (int state = 1; state <= 11; ++state) {
    pack->automaton->accepting.push_back(state == 11 ? 1 : 0);
    for (int digit = 0; digit < 10; ++digit)
      pack->automaton->next.push_back(static_cast<std::uint16_t>(state == 11 ? 0 : state + 1));
  }
}

// The pattern with no repeat of more than eight: to compile long ones would be most of what a round
// takes, and RE2 counts them out one by one.
std::string WithShortRepeats(std::string_view pattern) {
  constexpr int kMost = 8;
  std::string out;
  for (std::size_t at = 0; at < pattern.size();) {
    int least = 0;
    int most = 0;
    int length = 0;
    const std::string rest(pattern.substr(at, 16));
    if (std::sscanf(rest.c_str(), "{%d,%d}%n", &least, &most, &length) == 2 && length > 0) {
      out += "{" + std::to_string(std::min(least, kMost)) + "," +
             std::to_string(std::min(most, kMost)) + "}";
      at += static_cast<std::size_t>(length);
    } else {
      out += pattern[at++];
    }
  }
  return out;
}

// Every rule, and of what only looks like a detail the first two of each kind.
void KeepSmallPatterns(fb::RulePackT* pack) {
  for (const auto& rule : pack->rules) rule->pattern = WithShortRepeats(rule->pattern);
  std::map<int, int> kept;
  std::erase_if(pack->look_alikes, [&](const auto& one) { return ++kept[one->kind] > 2; });
  for (const auto& one : pack->look_alikes) one->pattern = WithShortRepeats(one->pattern);
}

template <typename T>
void Store(std::string* bytes, std::size_t at, T value) {
  if (bytes->size() >= sizeof(value)) {
    at = std::min(at, bytes->size() - sizeof(value));
    std::memcpy(bytes->data() + at, &value, sizeof(value));
  }
}

}  // namespace

std::string SmallPack() {
  std::unique_ptr<fb::RulePackT> pack(fb::GetRulePack(TestPackBytes().data())->UnPack());
  KeepSomeWords(pack.get());
  KeepSomeHosts(pack.get(), 60);
  KeepOneRegion(pack.get());
  KeepSmallPatterns(pack.get());
  if (pack->constructions.size() > 120) pack->constructions.resize(120);
  pack->folds.resize(std::min<std::size_t>(pack->folds.size(), 20));
  pack->confusables.resize(std::min<std::size_t>(pack->confusables.size(), 40));
  pack->locales.resize(1);
  pack->policies.resize(1);
  flatbuffers::FlatBufferBuilder builder;
  builder.Finish(fb::RulePack::Pack(builder, pack.get()), fb::RulePackIdentifier());
  return {reinterpret_cast<const char*>(builder.GetBufferPointer()), builder.GetSize()};
}

void Mutate(std::mt19937_64* random, std::string* bytes) {
  const auto below = [&](std::size_t limit) {
    return std::uniform_int_distribution<std::size_t>(0, limit == 0 ? 0 : limit - 1)(*random);
  };
  constexpr std::uint32_t kAwkward[] = {0,     1,          7,          31,         32,        127,
                                        128,   255,        256,        32767,      32768,     65535,
                                        65536, 0x7FFFFFFF, 0x80000000, 0xFFFFFFF0, 0xFFFFFFFF};
  for (std::size_t changes = 1 + below(4); changes > 0; --changes) {
    const std::size_t at = below(bytes->size());
    const std::size_t aligned = at & ~std::size_t{3};
    switch (below(10)) {
      case 0:
        if (!bytes->empty()) (*bytes)[at] = static_cast<char>((*bytes)[at] ^ (1 << below(8)));
        break;
      case 1:
        if (!bytes->empty()) (*bytes)[at] = static_cast<char>(below(256));
        break;
      case 2:
        Store(bytes, at, static_cast<std::uint8_t>(kAwkward[below(std::size(kAwkward))]));
        break;
      case 3:
        Store(bytes, at & ~std::size_t{1},
              static_cast<std::uint16_t>(kAwkward[below(std::size(kAwkward))]));
        break;
      case 4:
        Store(bytes, aligned, kAwkward[below(std::size(kAwkward))]);
        break;
      case 5: {  // an offset moved, or a length grown
        if (bytes->size() < 8) break;
        std::uint32_t value = 0;
        const std::size_t place = std::min(aligned, bytes->size() - 4);
        std::memcpy(&value, bytes->data() + place, 4);
        Store(bytes, place, value + static_cast<std::uint32_t>(below(65)) - 32);
        break;
      }
      case 6:  // cut
        if (below(4) == 0) bytes->resize(at);
        break;
      case 7:  // a piece taken out
        bytes->erase(at, below(9));
        break;
      case 8:  // a piece put in
        bytes->insert(at, std::string(below(9), static_cast<char>(below(256))));
        break;
      default: {  // a piece copied over another
        if (bytes->empty()) break;
        const std::size_t from = below(bytes->size());
        const std::size_t length = std::min({below(64), bytes->size() - from, bytes->size() - at});
        std::memmove(bytes->data() + at, bytes->data() + from, length);
        break;
      }
    }
  }
}

}  // namespace presend
