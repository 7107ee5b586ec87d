// Domain names: how much of a chain of labels is one.
#ifndef PRESEND_DETECT_DOMAIN_H_
#define PRESEND_DETECT_DOMAIN_H_

#include <cstdint>
#include <string_view>

namespace presend {

struct Tables;

struct Domain {
  std::uint32_t length = 0;  // bytes of the name; 0: it ends in no registered top-level domain
  std::uint32_t top = 0;     // where the top-level domain begins
};

// The longest prefix of `labels` (folded, joined by dots) that ends in a registered top-level
// domain and has a label before it; a mail provider's whole domain is preferred, so that
// "gmail.com.please" is gmail.com. With `reserved`, domains that nobody can register count too:
// "invalid".
Domain ReadDomain(const Tables& tables, std::string_view labels, bool reserved = false);

}  // namespace presend

#endif  // PRESEND_DETECT_DOMAIN_H_
