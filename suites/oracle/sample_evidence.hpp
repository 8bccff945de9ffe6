#pragma once

#include <string>
#include <utility>

#include "suites/oracle/evidence.hpp"

namespace nearmiss::oracle {

// Hand-written exchanges for the tests of the judges.

inline wire::Exchange Answered(wire::Response response, wire::Request request = {}) {
  return {std::move(request), std::move(response), {}};
}

inline wire::Response Json(int status, std::string body) {
  return {status, {{"Content-Type", "application/json"}}, std::move(body)};
}

inline wire::Response Page(int status, std::string body) {
  return {status, {{"Content-Type", "text/html;charset=utf-8"}}, std::move(body)};
}

inline Evidence At(Where where, wire::Response response) {
  Evidence evidence;
  evidence.where = where;
  evidence.exchanges.push_back(Answered(std::move(response)));
  evidence.registered_uris = {"https://client.example/cb", "https://client.example/q?a=1"};
  return evidence;
}

/// The browser was sent there from the authorization endpoint.
inline Evidence SentTo(const std::string& url) {
  auto evidence = At(Where::Authorization, {302, {{"Location", url}}, ""});
  evidence.left_to = url;
  evidence.left_status = 302;
  return evidence;
}

inline Evidence Unanswered(Where where) {
  Evidence evidence;
  evidence.where = where;
  evidence.exchanges.push_back({{}, wire::Failure{wire::FailureKind::Timeout, "after 1 s"}, {}});
  return evidence;
}

}  // namespace nearmiss::oracle
