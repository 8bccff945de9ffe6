#include "suites/glue/near_misses.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <utility>
#include <vector>

#include "fixtures/wire/query.hpp"
#include "suites/generate/meaning.hpp"
#include "suites/glue/check.hpp"
#include "suites/glue/stop.hpp"
#include "suites/oracle/refusal.hpp"
#include "suites/oracle/withstood.hpp"

namespace nearmiss {
namespace {

using mutate::NearMiss;

/// So many in a row, and the target is taken to answer nothing any more.
constexpr int kUnansweredAtMost = 5;

mutate::Verdict VerdictOn(const mutate::Row& row) {
  const auto of_the_profile =
      mutate::VerdictNamed(Check::surroundings->profile->VerdictOn(row.Id()));
  return of_the_profile.value_or(row.verdict);
}

/// How many octets of the example are not those it starts from: a measure of how near a miss is.
std::size_t Distance(const mutate::Row& row) {
  const auto& [a, b] = std::pair(row.good, row.example);
  const auto ahead = std::ranges::mismatch(a, b);
  const auto same = static_cast<std::size_t>(ahead.in1 - a.begin());
  const auto shorter = std::min(a.size(), b.size());
  std::size_t behind = 0;
  while (behind < shorter - same && a[a.size() - 1 - behind] == b[b.size() - 1 - behind]) ++behind;
  return std::max(a.size(), b.size()) - same - behind;
}

/// Whether the request's only redirect_uri is one that the client has registered, or may use as
/// well.
bool IsAsRegistered(const wire::Request& request, const std::vector<std::string>& uris) {
  const auto query = wire::QueryOf(request.url);
  const auto uri = query.Get("redirect_uri");
  return query.Count("redirect_uri") == 1 && std::ranges::any_of(uris, [&](const auto& each) {
           return each == *uri || !generate::DiffersInMoreThanALoopbackPort(each, *uri);
         });
}

/// The operator, for which there is no room where its result may be taken for the same.
mutate::Operator Kept(mutate::Operator near, const Differs& differs) {
  if (!differs) return near;
  near.apply = [apply = near.apply, differs](const std::string& good) {
    auto other = apply(good);
    if (other && !differs(good, *other)) other.reset();
    return other;
  };
  return near;
}

bool IsTriedHere(const NearMiss& near, const Family& family) {
  const auto& name = near.row->name;
  if (!family.only.empty() && !family.only.contains(name)) return false;
  const auto value = near.AsOperator();
  const auto apart = [&](const auto& each) {
    const auto& good = near.row->good;
    return value && each.family == value->family && each.name == name &&
           each.apply(good) == value->apply(good);
  };
  return !family.without.contains(name) && std::ranges::none_of(family.checked_apart, apart) &&
         family.place(near);
}

std::vector<NearMiss> Nearest(const Family& family) {
  auto near_misses = mutate::NearMissesOf(family.name, family.stage);
  std::erase_if(near_misses, [&](const auto& near) { return !IsTriedHere(near, family); });
  std::ranges::stable_sort(near_misses, {},
                           [](const NearMiss& near) { return Distance(*near.row); });
  return near_misses;
}

/// One row sent and judged.
struct Case {
  const NearMiss* near = nullptr;
  oracle::Evidence evidence;
  oracle::Verdict verdict;
};

/// The whole of a family as it goes.
class Trying {
 public:
  Trying(const Family& family, const SendWith& send, const oracle::Judge& refused)
      : family_(family), send_(send), refused_(refused) {}

  void Send(const NearMiss& near) {
    auto& trials = Check::outcome->trials;
    auto& sent = trials.sent[near.row->Id()];
    try {
      last_ = Sent(near);
    } catch (const NotApplicable&) {
      ++trials.discarded;
      return;
    } catch (const NoAnswer&) {
      ++unanswered_;
      if (++unanswered_in_a_row_ == kUnansweredAtMost) throw;
      return;
    }
    unanswered_in_a_row_ = 0;
    ++sent;
    ++sent_;
    if (!last_.verdict.held) through_.push_back(last_);
  }

  Tried End() {
    auto& trials = Check::outcome->trials;
    trials.stopped = "every row of the file that has a place here was tried";
    if (trials.discarded > 0)
      trials.stopped += fmt::format("; {} find no room in this target's values", trials.discarded);
    if (unanswered_ > 0) trials.stopped += fmt::format("; {} were not answered", unanswered_);
    if (sent_ == 0) throw NotApplicable{"no near miss of the family finds room here"};
    if (through_.empty()) return {last_.evidence, Judging(last_.verdict)};
    const auto& smallest = through_.front();
    const auto& row = *smallest.near->row;
    const auto again = Sent(*smallest.near);
    Check::outcome->cited = static_cast<int>(std::ssize(again.evidence.exchanges));
    Check::outcome->harm = fmt::format("{} ({})", row.why, row.source);
    auto verdict = again.verdict.held ? smallest.verdict : again.verdict;
    verdict.actual = fmt::format("{}: {}{}", row.Id(), verdict.actual, Others());
    return {again.evidence, Judging(verdict)};
  }

 private:
  const Family& family_;
  const SendWith& send_;
  const oracle::Judge& refused_;
  Case last_;
  std::vector<Case> through_;
  int sent_ = 0;
  int unanswered_ = 0;
  int unanswered_in_a_row_ = 0;

  Case Sent(const NearMiss& near) const {
    const bool rejected = VerdictOn(*near.row) == mutate::Verdict::MustReject;
    auto evidence = send_(*family_.place(near));
    auto verdict = rejected ? refused_(evidence) : oracle::Withstood()(evidence);
    return {&near, std::move(evidence), std::move(verdict)};
  }

  std::string Others() const {
    if (through_.size() < 2) return "";
    std::vector<std::string> names;
    for (std::size_t i = 1; i < through_.size(); ++i) names.push_back(through_[i].near->row->name);
    return fmt::format("; {} more got through: {}", names.size(), fmt::join(names, ", "));
  }

  static oracle::Judge Judging(const oracle::Verdict& verdict) {
    return [verdict](const oracle::Evidence&) { return verdict; };
  }
};

}  // namespace

Tried TryEach(const Family& family, const std::function<void()>& control, const SendWith& send,
              const oracle::Judge& refused) {
  const auto near_misses = Nearest(family);
  Trying trying(family, send, refused);
  control();
  for (const auto& near : near_misses) trying.Send(near);
  control();
  return trying.End();
}

mutate::Stage StageOf(Play& play) {
  mutate::Stage stage;
  const auto& own = play.Main().redirect_uris;
  if (own.size() > 1) stage.second_uri = own[1];
  for (const auto& client : play.Target().clients) {
    if (client.id == play.Main().id) continue;
    if (client.auth == target::ClientAuthentication::None) stage.public_client_id = client.id;
    const auto foreign = std::ranges::find_if(client.redirect_uris, [&](const auto& uri) {
      return std::ranges::find(own, uri) == own.end();
    });
    if (foreign == client.redirect_uris.end()) continue;
    stage.other_client_id = client.id;
    stage.other_client_uri = *foreign;
  }
  return stage;
}

mutate::Stage StageWith(Play& play, const steps::Tokens& tokens) {
  auto stage = StageOf(play);
  stage.access_token = tokens.access_token;
  if (!tokens.refresh_token.empty()) stage.refresh_token = tokens.refresh_token;
  if (!tokens.id_token.empty()) stage.id_token = tokens.id_token;
  return stage;
}

Place In(std::string parameter, Differs differs) {
  return [parameter = std::move(parameter),
          differs = std::move(differs)](const NearMiss& near) -> std::optional<mutate::Change> {
    if (auto value = near.AsOperator()) return mutate::Near(parameter, Kept(*value, differs));
    return near.AsChange(parameter);
  };
}

Place PutBy(std::function<mutate::Change(mutate::Operator)> change, Differs differs) {
  return [change = std::move(change),
          differs = std::move(differs)](const NearMiss& near) -> std::optional<mutate::Change> {
    auto value = near.AsOperator();
    if (!value) return std::nullopt;
    return change(Kept(*std::move(value), differs));
  };
}

Step AuthorizeWithRoomFor(Play& play, const mutate::Change& change, For client) {
  const auto& uris = ClientFor(play, client).redirect_uris;
  const auto at = [&](const std::string& uri) {
    auto step = Authorize(client);
    step.build = [build = step.build, uri](Play& with) {
      return *mutate::With("redirect_uri", uri).apply(build(with));
    };
    return step;
  };
  for (const auto& uri : uris) {
    const auto mutant = change.apply(at(uri).build(play));
    if (mutant && !IsAsRegistered(*mutant, uris)) return at(uri).But(change);
  }
  throw NotApplicable{"no registered redirection URI has room for the change: " + change.told};
}

const mutate::Row* RowOf(const Entry& entry) {
  if (entry.family.empty()) return nullptr;
  const mutate::Row* found = nullptr;
  std::size_t longest = 0;
  for (const auto& row : mutate::NearMissRows()) {
    if (row.family != entry.family) continue;
    const auto slug = mutate::Operator{row.family, row.name, "", {}}.Slug();
    if (slug.size() <= longest || !entry.name.ends_with('-' + slug)) continue;
    longest = slug.size();
    found = &row;
  }
  return found;
}

mutate::Operators Families(const std::vector<std::string>& names) {
  mutate::Operators families;
  for (const auto& name : names) {
    auto told = name;
    std::ranges::replace(told, '_', ' ');
    families.push_back({"", name, told, [](const std::string& good) { return good; }});
  }
  return families;
}

}  // namespace nearmiss
