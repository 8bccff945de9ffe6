#include "reports/writers/html_timeline.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <chrono>
#include <cstddef>
#include <functional>
#include <string_view>
#include <vector>

#include "reports/record/cited.hpp"
#include "reports/writers/escape.hpp"
#include "reports/writers/summary.hpp"

namespace nearmiss::writers {
namespace {

using record::CheckResult;
using record::Exchange;
using record::Run;
using std::chrono::microseconds;

constexpr double kWidth = 960;
constexpr int kLaneHeight = 12;
constexpr int kDensityHeight = 56;
constexpr std::size_t kMostLanes = 16;
constexpr std::size_t kWaitsTold = 5;
constexpr microseconds kWorthTelling = std::chrono::seconds(1);

struct Span {
  microseconds begin{0};
  microseconds end{0};
};

// A check on the time line: when its requests were under way, and when it waited.
struct Course {
  const CheckResult* check = nullptr;
  Span whole;
  std::vector<Span> busy;
  Span wait;  // the longest
};

microseconds Length(const Span& span) { return span.end - span.begin; }

Course CourseOf(const Run& run, const CheckResult& check) {
  constexpr microseconds kPause = std::chrono::milliseconds(200);
  Course course;
  course.check = &check;
  for (const Exchange* const exchange : record::CitedBy(run, check)) {
    const Span span{exchange->at, exchange->at + exchange->duration};
    if (course.busy.empty()) {
      course.whole = span;
      course.busy.push_back(span);
      continue;
    }
    const Span pause{course.busy.back().end, span.begin};
    if (Length(pause) > Length(course.wait)) course.wait = pause;
    if (Length(pause) < kPause) {
      course.busy.back().end = std::max(course.busy.back().end, span.end);
    } else {
      course.busy.push_back(span);
    }
    course.whole.end = std::max(course.whole.end, span.end);
  }
  return course;
}

std::vector<Course> CoursesOf(const Run& run) {
  std::vector<Course> courses;
  for (const CheckResult& check : run.checks) {
    auto course = CourseOf(run, check);
    if (Length(course.whole).count() > 0) courses.push_back(std::move(course));
  }
  std::ranges::sort(courses, std::greater(), [](const Course& each) { return Length(each.whole); });
  if (courses.size() > kMostLanes) courses.resize(kMostLanes);
  std::ranges::sort(courses, {}, [](const Course& each) { return each.whole.begin; });
  return courses;
}

class Picture {
 public:
  Picture(const Run& run, microseconds end) : run_(run), end_(end) {}

  std::string Draw(const std::vector<Course>& courses) {
    Density();
    int lane = 0;
    for (const Course& course : courses) Lane(course, kDensityHeight + 10 + kLaneHeight * lane++);
    const int height = kDensityHeight + 10 + kLaneHeight * lane;
    return fmt::format(
               "<svg class=\"timeline\" viewBox=\"0 0 {} {}\" role=\"img\" "
               "aria-label=\"Requests over time, and the {} that took longest\">\n",
               kWidth, height, Counted(lane, "check", "checks")) +
           svg_ + "</svg>\n";
  }

 private:
  double X(microseconds time) const {
    return kWidth * static_cast<double>(time.count()) / static_cast<double>(end_.count());
  }

  void Density() {
    constexpr std::size_t kBins = 120;
    std::array<int, kBins> bins{};
    const auto count = [&](microseconds at) {
      const auto bin = static_cast<std::size_t>(X(at) / kWidth * kBins);
      ++bins[std::min(bin, kBins - 1)];
    };
    const Exchange* before = nullptr;
    for (const Exchange& exchange : run_.exchanges) {
      // Those between two that a run kept in memory went at even distances.
      const int apart = before == nullptr ? 1 : exchange.n - before->n;
      for (int i = 1; i < apart; ++i) count(before->at + (exchange.at - before->at) * i / apart);
      count(exchange.at);
      before = &exchange;
    }
    const int most = std::max(1, *std::ranges::max_element(bins));
    for (std::size_t i = 0; i < kBins; ++i) {
      if (bins[i] == 0) continue;
      const double height = std::max(1.0, static_cast<double>(kDensityHeight) * bins[i] / most);
      svg_ += fmt::format(
          "<rect class=\"density\" x=\"{:.1f}\" y=\"{:.1f}\" width=\"{:.1f}\" height=\"{:.1f}\"/>",
          kWidth / kBins * static_cast<double>(i), kDensityHeight - height, kWidth / kBins - 1,
          height);
    }
    svg_ += '\n';
  }

  void Lane(const Course& course, int y) {
    svg_ += fmt::format(
        "<a href=\"#{0}\"><g class=\"{1}\"><title>{0}, {2}</title>"
        "<line class=\"wait\" x1=\"{3:.1f}\" x2=\"{4:.1f}\" y1=\"{5}\" y2=\"{5}\"/>",
        EscapeXml(course.check->check), Name(course.check->verdict),
        InWords(std::chrono::round<std::chrono::milliseconds>(Length(course.whole))),
        X(course.whole.begin), X(course.whole.end), y + kLaneHeight / 2);
    for (const Span& busy : course.busy) {
      svg_ +=
          fmt::format("<rect x=\"{:.1f}\" y=\"{}\" width=\"{:.1f}\" height=\"{}\"/>", X(busy.begin),
                      y + 2, std::max(2.0, X(busy.end) - X(busy.begin)), kLaneHeight - 4);
    }
    svg_ += "</g></a>\n";
  }

  const Run& run_;
  microseconds end_;
  std::string svg_;
};

std::string Waits(std::vector<Course> courses) {
  std::erase_if(courses, [](const Course& each) { return Length(each.wait) < kWorthTelling; });
  if (courses.empty()) return {};
  std::ranges::sort(courses, std::greater(), [](const Course& each) { return Length(each.wait); });
  if (courses.size() > kWaitsTold) courses.resize(kWaitsTold);
  std::string html = "<p class=\"about\">The longest waits:</p>\n<ul class=\"waits\">\n";
  for (const Course& course : courses) {
    html += fmt::format("<li><b>{}</b> <a href=\"#{}\">{}</a></li>\n",
                        InWords(std::chrono::round<std::chrono::milliseconds>(Length(course.wait))),
                        EscapeXml(course.check->check), VisibleHtml(course.check->check));
  }
  return html + "</ul>\n";
}

}  // namespace

std::string HtmlTimeline(const Run& run) {
  microseconds end{0};
  microseconds latest_start{0};
  for (const Exchange& exchange : run.exchanges) {
    end = std::max(end, exchange.at + exchange.duration);
    latest_start = std::max(latest_start, exchange.at);
  }
  // Records of earlier versions have no times.
  if (latest_start.count() == 0) return {};
  const auto courses = CoursesOf(run);
  return "<section id=\"timeline\">\n<h2>Time line</h2>\n<p class=\"about\">Requests over " +
         InWords(std::chrono::round<std::chrono::milliseconds>(end)) +
         "; below them the checks that took longest, a thin line where one waits.</p>\n" +
         Picture(run, end).Draw(courses) + Waits(courses) + "</section>\n";
}

}  // namespace nearmiss::writers
