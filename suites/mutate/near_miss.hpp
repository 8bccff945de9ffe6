#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "suites/mutate/mutation.hpp"

namespace nearmiss::mutate {

/// What a server has to make of a near miss, by the texts alone.
enum class Verdict {
  MustReject,
  Allowed,           ///< a positive control
  ProfileDependent,  ///< the server's documentation or metadata decides
};

std::string_view Name(Verdict verdict);
std::optional<Verdict> VerdictNamed(std::string_view name);

/// A row of fixtures/vectors/near_misses.csv. The escapes of its examples are resolved.
struct Row {
  std::string family;       ///< "redirect_uri.path"
  std::string name;         ///< "append_segment"; unique in its family
  std::string description;  ///< "one extra path segment after the registered path"
  std::string good;         ///< what the example starts from
  std::string example;      ///< what comes of it
  Verdict verdict = Verdict::MustReject;
  std::string why;     ///< what goes wrong when it is accepted, or the expected error
  std::string source;  ///< where it is written: a section, a paper, a write-up

  /// "redirect_uri.path/append_segment": as profiles and reports name it.
  std::string Id() const { return family + '/' + name; }
};

/// All rows, in the order of the file.
const std::vector<Row>& NearMissRows();
const Row* FindRow(std::string_view family, std::string_view name);
/// The families, in the order of the file.
std::vector<std::string> NearMissFamilies();

/// A row and how it is made.
struct NearMiss {
  const Row* row = nullptr;
  Mutation mutation;

  /// The near miss as one of a value; nothing when it is one of a request or a sequence.
  std::optional<Operator> AsOperator() const;
  /// As a change of the request that has the value in this parameter; nothing for a sequence. A
  /// value that comes out as it was is no near miss, and there is no room for it.
  std::optional<Change> AsChange(const std::string& parameter) const;
};

/// Every row, made with what this stage has.
std::vector<NearMiss> AllNearMisses(const Stage& stage = {});
/// Those of one family.
std::vector<NearMiss> NearMissesOf(const std::string& family, const Stage& stage = {});

/// Rows of redirection URIs, codes or tokens as operators for fixed checks: named by family and
/// name, told by a phrase of their own that completes "with ...".
struct Chosen {
  std::string family;
  std::string name;
  std::string told;
};
Operators Choose(const std::vector<Chosen>& chosen);

}  // namespace nearmiss::mutate
