#include "pack/days.h"

#include <chrono>

#include "text/utf8.h"

namespace presend {

std::string IsoDate(int days) {
  const std::chrono::year_month_day date{std::chrono::sys_days(std::chrono::days(days))};
  const auto padded = [](unsigned number, std::size_t width) {
    const std::string digits = std::to_string(number);
    return digits.size() < width ? std::string(width - digits.size(), '0') + digits : digits;
  };
  return padded(static_cast<unsigned>(static_cast<int>(date.year())), 4) + "-" +
         padded(static_cast<unsigned>(date.month()), 2) + "-" +
         padded(static_cast<unsigned>(date.day()), 2);
}

std::optional<int> ParseIsoDate(std::string_view date) {
  if (date.size() != 10 || date[4] != '-' || date[7] != '-') return std::nullopt;
  int parts[3] = {0, 0, 0};
  constexpr std::size_t kStarts[3] = {0, 5, 8};
  constexpr std::size_t kSizes[3] = {4, 2, 2};
  for (int part = 0; part < 3; ++part) {
    for (std::size_t i = kStarts[part]; i < kStarts[part] + kSizes[part]; ++i) {
      if (!IsAsciiDigit(date[i])) return std::nullopt;
      parts[part] = parts[part] * 10 + (date[i] - '0');
    }
  }
  const std::chrono::year_month_day day{std::chrono::year(parts[0]),
                                        std::chrono::month(static_cast<unsigned>(parts[1])),
                                        std::chrono::day(static_cast<unsigned>(parts[2]))};
  if (!day.ok()) return std::nullopt;
  return static_cast<int>(std::chrono::sys_days(day).time_since_epoch().count());
}

}  // namespace presend
