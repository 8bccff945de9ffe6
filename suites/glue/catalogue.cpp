#include "suites/glue/catalogue.hpp"

#include <fmt/format.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <iterator>
#include <utility>

#include "suites/glue/check.hpp"
#include "suites/mutate/near_miss.hpp"

namespace nearmiss {
namespace {

std::vector<Entry>& Entries() {
  static std::vector<Entry> entries;
  return entries;
}

Entry MakeEntry(record::Level level, const Naming& naming, const char* file, int line,
                About about) {
  Entry entry;
  entry.suite = naming.spec + '/' + naming.section;
  entry.name = naming.slug;
  entry.id = entry.suite + '/' + entry.name;
  entry.title = naming.title;
  entry.clause = naming.spec + '/' + naming.printed_section;
  entry.clause_url = naming.clause_url;
  entry.level = level;
  entry.about = std::move(about);
  entry.file = file;
  entry.line = line;
  return entry;
}

}  // namespace

const std::vector<Entry>& Catalogue() {
  static const std::vector<Entry> sorted = [] {
    auto entries = Entries();
    std::ranges::sort(entries, {}, &Entry::id);
    return entries;
  }();
  return sorted;
}

const Entry* FindEntry(std::string_view id) {
  const auto found = std::ranges::lower_bound(Catalogue(), id, {}, &Entry::id);
  return found == Catalogue().end() || found->id != id ? nullptr : &*found;
}

std::vector<std::string> CheckIds() {
  std::vector<std::string> ids;
  std::ranges::transform(Catalogue(), std::back_inserter(ids), &Entry::id);
  return ids;
}

std::vector<std::string> RepeatedIds() {
  std::vector<std::string> repeated;
  const auto& entries = Catalogue();
  for (std::size_t i = 1; i < entries.size(); ++i) {
    if (entries[i].id == entries[i - 1].id) repeated.push_back(entries[i].id);
  }
  return repeated;
}

void RegisterWithGoogleTest() {
  for (const auto& entry : Catalogue()) {
    testing::RegisterTest(entry.suite.c_str(), entry.name.c_str(), nullptr, nullptr, entry.file,
                          entry.line, [make = entry.make]() -> Check* { return make(); });
  }
}

bool Enter(record::Level level, std::string_view section, std::string_view name, const char* file,
           int line, About about, std::function<Check*()> make) {
  const auto naming = NameOf(section, name, level, about.printed_section);
  auto entry = MakeEntry(level, naming, file, line, std::move(about));
  entry.make = std::move(make);
  Entries().push_back(std::move(entry));
  return true;
}

bool EnterEach(record::Level level, std::string_view section, std::string_view name,
               const char* file, int line, const mutate::Operators& operators, const About& about,
               const std::function<Check*(const mutate::Operator&)>& make) {
  for (const auto& each : operators) {
    auto naming = NameOf(section, name, level, about.printed_section);
    naming.slug += '-' + each.Slug();
    naming.title += ' ' + each.told;
    auto own = about;
    for (const auto& [slug, id] : about.cites_for) {
      if (slug == each.Slug()) own.cites.push_back(id);
    }
    own.cites_for.clear();
    auto entry = MakeEntry(level, naming, file, line, std::move(own));
    if (mutate::FindRow(each.family, each.name) != nullptr) entry.family = each.family;
    entry.make = [make, each] { return make(each); };
    Entries().push_back(std::move(entry));
  }
  return true;
}

}  // namespace nearmiss
