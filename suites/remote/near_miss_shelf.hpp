#pragma once

#include <map>
#include <string>
#include <vector>

#include "suites/mutate/near_miss.hpp"

namespace nearmiss::remote {

/// Near misses by id, made for the codes and tokens of the moment. To make a family takes as long
/// as a request, so they are kept until one of those changes.
class NearMissShelf {
 public:
  /// What stands around the good values from now on.
  void Fill(const mutate::Stage& stage);
  /// Null when there is none of that id, such as `grant.code/doubled`.
  const mutate::NearMiss* Find(const std::string& id);

 private:
  mutate::Stage stage_;
  std::map<std::string, std::map<std::string, mutate::NearMiss>> families_;
};

}  // namespace nearmiss::remote
