#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "fixtures/client/direct_client.hpp"

namespace nearmiss::fuzz {

/// Something that a token request has, or lacks.
struct Trait {
  enum class Kind { Has, Lacks, Twice };
  Kind kind = Kind::Has;
  std::string name;
};

/// A gate of a mistake: the grant that is asked for, and what else the request has to be like.
struct Gate {
  std::string grant;
  std::vector<Trait> traits;
};

/// A mistake behind several gates, which hands out tokens once all are passed. A gate that is
/// passed is answered in its own words, as by a server that looks at one thing after another.
struct Planted {
  std::string told;
  bool in_one_request = true;  ///< or one request after another
  std::vector<Gate> gates;
};

/// All of them, from their texts.
std::vector<Planted> PlantedMistakes();

/// A server that makes all these mistakes, and is the one behind it otherwise.
class PlantedServer {
 public:
  explicit PlantedServer(client::DirectClient::Function sound) : sound_(std::move(sound)) {}

  wire::Response Answer(const wire::Request& request);
  /// What was reached by one request after another is forgotten.
  void Forget();
  /// Numbers of the mistakes whose last gate was passed since they were forgotten.
  const std::vector<std::size_t>& Fired() const { return fired_; }

 private:
  client::DirectClient::Function sound_;
  std::vector<Planted> mistakes_ = PlantedMistakes();
  std::vector<std::size_t> passed_ = std::vector<std::size_t>(mistakes_.size());
  std::vector<std::size_t> fired_;

  /// Of two mistakes that a request comes nearer to, which one answers: a sequence before a single
  /// request, and the one that is further on.
  bool IsTold(std::size_t one, std::size_t other) const;
  static wire::Response Tokens();
};

}  // namespace nearmiss::fuzz
