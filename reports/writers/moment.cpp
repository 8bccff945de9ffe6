#include "reports/writers/moment.hpp"

#include <fmt/chrono.h>
#include <fmt/format.h>

#include <array>
#include <charconv>

namespace nearmiss::writers {
namespace {

using std::chrono::milliseconds;

// The number at a fixed place of the text; -1 when there is none.
int NumberAt(std::string_view text, std::size_t position, std::size_t length) {
  int number = -1;
  if (position + length > text.size()) return number;
  const char* const begin = text.data() + position;
  const auto [end, error] = std::from_chars(begin, begin + length, number);
  return error == std::errc() && end == begin + length ? number : -1;
}

}  // namespace

Moment MomentFrom(std::string_view time) {
  const std::array<int, 6> parts = {NumberAt(time, 0, 4),  NumberAt(time, 5, 2),
                                    NumberAt(time, 8, 2),  NumberAt(time, 11, 2),
                                    NumberAt(time, 14, 2), NumberAt(time, 17, 2)};
  for (const int part : parts) {
    if (part < 0) return {};
  }
  const std::chrono::year_month_day date{std::chrono::year(parts[0]),
                                         std::chrono::month(static_cast<unsigned>(parts[1])),
                                         std::chrono::day(static_cast<unsigned>(parts[2]))};
  if (!date.ok()) return {};
  return std::chrono::sys_days(date) + std::chrono::hours(parts[3]) +
         std::chrono::minutes(parts[4]) + std::chrono::seconds(parts[5]);
}

std::string Rfc3339(Moment moment) {
  const auto second = std::chrono::floor<std::chrono::seconds>(moment);
  return fmt::format("{:%Y-%m-%dT%H:%M:%S}.{:03}Z",
                     fmt::gmtime(std::chrono::system_clock::to_time_t(second)),
                     (moment - second).count());
}

Moment After(const record::Run& run, std::chrono::microseconds time) {
  return MomentFrom(run.start.time) + std::chrono::floor<milliseconds>(time);
}

Moment EndOf(const record::Run& run) {
  if (run.end) return After(run, run.end->duration);
  if (run.exchanges.empty()) return After(run, milliseconds(0));
  return After(run, run.exchanges.back().at + run.exchanges.back().duration);
}

}  // namespace nearmiss::writers
