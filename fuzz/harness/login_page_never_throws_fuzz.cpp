// Whatever page a server shows, it is read, and a form that is filled is one of the page, with the
// password in no field that is not a password's.

#include <algorithm>

#include "fixtures/login/forms.hpp"
#include "fuzz/support/fuzz_input.hpp"

namespace {

using namespace nearmiss;

void RequireHonest(const wire::HtmlPage& page, const std::optional<login::FilledForm>& filled) {
  if (!filled) return;
  const auto is_of_the_page = std::ranges::any_of(page.forms, [&](const wire::HtmlForm& form) {
    return form.action == filled->form.action && form.fields.size() == filled->form.fields.size();
  });
  fuzz::Require(is_of_the_page, "the form is one of the page");
  fuzz::Require(!filled->pressed || *filled->pressed < filled->form.fields.size(),
                "the button is one of the form");
  for (const auto& field : filled->form.fields) {
    fuzz::Require(field.value != "pass word" || field.type == "password",
                  "the password goes into a password's field");
  }
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* octets, std::size_t size) {
  const auto text = fuzz::Text(octets, size);
  if (text.find("pass word") != std::string_view::npos) return 0;
  target::Login login;
  login.username = "alice";
  login.password = "pass word";
  const auto page = wire::ReadHtml(text);
  RequireHonest(page, login::FillLoginForm(page, login, login::LoginFields::UserAndPassword));
  RequireHonest(page, login::FillLoginForm(page, login, login::LoginFields::PasswordSuffices));
  RequireHonest(page, login::FillUserNameForm(page, login));
  RequireHonest(page, login::AnswerConsentForm(page, true));
  RequireHonest(page, login::AnswerConsentForm(page, false));
  RequireHonest(page, login::FillCodeForm(page, "WDJB-MJHT"));
  fuzz::Require(page.forms.empty() == false || !login::HasForm(page), "no form is no form");
  return 0;
}
