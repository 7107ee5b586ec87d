// Days as presend counts them: from 1970-01-01, UTC.
#ifndef PRESEND_DAYS_H_
#define PRESEND_DAYS_H_

#include <optional>
#include <string>
#include <string_view>

namespace presend {

// The ISO 8601 date of a day, for example "2020-06-26".
std::string IsoDate(int days);

// The day of an ISO 8601 calendar date (YYYY-MM-DD), or nullopt if it is none.
std::optional<int> ParseIsoDate(std::string_view date);

}  // namespace presend

#endif  // PRESEND_DAYS_H_
