#include "detect/domain.h"

#include <gtest/gtest.h>

#include <memory>
#include <string>

#include "detect/detector.h"
#include "test_checker.h"

namespace presend {
namespace {

TEST(Domain, HasLabelsOfAtMost63Bytes) {
  const std::shared_ptr<const Pack> pack = Pack::Open(TestPackBytes(), "").value();
  const Tables tables(*pack);
  const std::string longest(63, 'a');
  const std::string too_long(64, 'a');
  EXPECT_EQ(ReadDomain(tables, longest + ".com", false).length, 67u);
  EXPECT_EQ(ReadDomain(tables, "www." + longest + ".com", false).length, 71u);
  EXPECT_EQ(ReadDomain(tables, too_long + ".com", false).length, 0u);
  EXPECT_EQ(ReadDomain(tables, "www." + too_long + ".com", false).length, 0u);
  EXPECT_EQ(ReadDomain(tables, "a.com." + too_long, false).length, 5u);
}

}  // namespace
}  // namespace presend
