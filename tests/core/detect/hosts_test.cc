#include "detect/hosts.h"

#include <gtest/gtest.h>

#include <memory>
#include <random>
#include <string>
#include <vector>

#include "test_checker.h"

namespace presend {
namespace {

const Pack& TestPack() {
  static const std::shared_ptr<const Pack> pack = Pack::Open(TestPackBytes(), "").value();
  return *pack;
}

// The class that the paths told on any host give, found by trying one after the other.
Kind ByTrying(std::string_view path) {
  for (const HostEntry& entry : TestPack().hosts()) {
    if (TestPack().HostText(entry) == "*" && PathMatches(TestPack().HostPath(entry), path))
      return static_cast<Kind>(entry.kind);
  }
  return Kind::kWebsite;
}

std::vector<std::string> Segments() {
  std::vector<std::string> segments = {"x", "janedoe", "", "@ana", "~ana", "*"};
  for (const HostEntry& entry : TestPack().hosts()) {
    if (TestPack().HostText(entry) != "*") continue;
    std::string_view rest = TestPack().HostPath(entry);
    while (!rest.empty()) {
      const std::size_t slash = std::min(rest.find('/'), rest.size() - 1);
      segments.emplace_back(rest.substr(0, slash));
      rest.remove_prefix(slash + 1);
    }
  }
  return segments;
}

TEST(Hosts, LooksUpWhatTryingFinds) {
  const HostTable table(TestPack());
  const std::vector<std::string> segments = Segments();
  ASSERT_GT(segments.size(), 100u);
  std::mt19937 random(7);
  int special = 0;
  for (int i = 0; i < 20'000; ++i) {
    std::string path;
    for (unsigned length = random() % 5; length > 0; --length)
      path += "/" + segments[random() % segments.size()];
    const Kind expected = ByTrying(path);
    if (expected != Kind::kWebsite) ++special;
    ASSERT_EQ(table.Classify("unknown.example", path).kind, expected) << path;
  }
  EXPECT_GT(special, 1000);
}

TEST(Hosts, SitesOfMembersKeepTheirOwnPages) {
  const HostTable table(TestPack());
  EXPECT_EQ(table.Classify("genius.com", "/janedoe").kind, Kind::kSocialProfile);
  EXPECT_EQ(table.Classify("genius.com", "/pricing").kind, Kind::kWebsite);
}

}  // namespace
}  // namespace presend
