#include "suites/selftest/secret_search.hpp"

#include <cstring>

#include "suites/selftest/secret_forms.hpp"

namespace nearmiss::selftest {
namespace {

std::uint64_t Beginning(const char* octets) {
  std::uint64_t beginning = 0;
  std::memcpy(&beginning, octets, sizeof beginning);
  return beginning;
}

}  // namespace

void SecretSearch::Add(std::string_view kind, std::string_view secret) {
  if (secret.size() < kShortest || !secrets_.emplace(secret).second) return;
  const std::string_view kept = *kinds_.emplace(kind).first;
  std::set<std::string> different;
  for (auto& form : FormsOf(secret)) {
    if (form.text.size() < kShortest || !different.insert(form.text).second) continue;
    const auto beginning = Beginning(form.text.data());
    by_beginning_.emplace(beginning, Wanted{kept, form.name, std::move(form.text)});
  }
}

std::vector<SecretSearch::Sighting> SecretSearch::In(std::string_view text) const {
  std::vector<Sighting> sightings;
  for (std::size_t at = 0; at + kShortest <= text.size(); ++at) {
    const auto [begin, end] = by_beginning_.equal_range(Beginning(text.data() + at));
    for (auto wanted = begin; wanted != end; ++wanted) {
      const auto& [kind, form, written] = wanted->second;
      if (text.substr(at, written.size()) == written)
        sightings.push_back({kind, form, at, written.size()});
    }
  }
  return sightings;
}

}  // namespace nearmiss::selftest
