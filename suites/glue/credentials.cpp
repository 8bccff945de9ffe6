#include "suites/glue/credentials.hpp"

#include "fixtures/wire/form.hpp"
#include "suites/steps/requests.hpp"

namespace nearmiss {

mutate::Change By(const target::Target& target, const target::Client& client,
                  const std::string& who) {
  const auto request = steps::Authenticated({}, target, client);
  return mutate::WithCredentials("by " + who, request.headers.Get("Authorization").value_or(""),
                                 wire::Form::Parse(request.body).Fields());
}

}  // namespace nearmiss
