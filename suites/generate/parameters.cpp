#include "suites/generate/source.hpp"

namespace nearmiss::generate {
namespace {

using What = Rearrangement::What;

void Add(const std::string& kind, const std::vector<What>& changes,
         const std::vector<std::string>& names, std::vector<NearMiss>& singles) {
  for (const auto what : changes) {
    for (const auto& name : names) singles.push_back({kind, {}, {{what, name}}});
  }
}

}  // namespace

Source ParametersOtherwise(const std::vector<std::string>& names) {
  std::vector<NearMiss> singles;
  Add("parameters.repeated", {What::Repeat, What::RepeatInFront, What::RepeatBehind}, names,
      singles);
  Add("parameters.renamed",
      {What::UpperCase, What::Array, What::SpaceBehind, What::SpaceInFront, What::TabBehind,
       What::NulBehind, What::DotInFront, What::LineBreakBehind},
      names, singles);
  return Source(std::move(singles));
}

Source ParametersElsewhere(const std::vector<std::string>& names) {
  std::vector<NearMiss> singles;
  Add("parameters.elsewhere", {What::ToQuery, What::ToHeader, What::ToCookie}, names, singles);
  return Source(std::move(singles));
}

}  // namespace nearmiss::generate
