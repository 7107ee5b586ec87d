#ifndef PRESEND_TESTS_INSTALLED_NEIGHBOURS_LIBRARIES_H_
#define PRESEND_TESTS_INSTALLED_NEIGHBOURS_LIBRARIES_H_

extern int called;

namespace re2 {
class RE2 {
 public:
  explicit RE2(const char* pattern);  // the name that RE2's own has
  ~RE2();
  bool FullMatch();
};
}  // namespace re2

extern "C" int sodium_init();

#endif  // PRESEND_TESTS_INSTALLED_NEIGHBOURS_LIBRARIES_H_
