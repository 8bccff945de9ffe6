#include "reports/record/curl.hpp"

#include <algorithm>
#include <optional>
#include <string_view>
#include <vector>

#include "reports/record/headers.hpp"
#include "reports/record/label_text.hpp"
#include "reports/record/shell.hpp"

namespace nearmiss::record {
namespace {

constexpr std::string_view kNextLine = " \\\n  ";

bool IsForm(const Message& message) {
  return HeaderOf(message, "Content-Type").starts_with("application/x-www-form-urlencoded");
}

std::vector<std::string_view> Fields(std::string_view form) {
  std::vector<std::string_view> fields;
  while (true) {
    const auto end = form.find('&');
    fields.push_back(form.substr(0, end));
    if (end == std::string_view::npos) return fields;
    form.remove_prefix(end + 1);
  }
}

// Whether the value of a form field is a label and nothing else. Its variable holds the value as it
// is, so curl has to encode it.
bool IsLabelField(std::string_view field) {
  const auto equals = field.find('=');
  if (equals == std::string_view::npos || equals == 0) return false;
  if (FindLabel(field.substr(0, equals), 0)) return false;
  const std::string_view value = field.substr(equals + 1);
  const auto label = FindLabel(value, 0);
  return label && label->position == 0 && label->length == value.size();
}

// A form as several options, which curl joins with `&`; nothing when that would not give this body.
std::optional<std::string> FormOptions(std::string_view body) {
  const std::vector<std::string_view> fields = Fields(body);
  if (std::ranges::none_of(fields, IsLabelField)) return std::nullopt;
  if (std::ranges::any_of(fields, &std::string_view::empty)) return std::nullopt;
  std::string options;
  for (auto field = fields.begin(); field != fields.end();) {
    options += kNextLine;
    if (IsLabelField(*field)) {
      options += "--data-urlencode " + ShellWord(*field++);
      continue;
    }
    const auto end = std::find_if(field, fields.end(), IsLabelField);
    std::string joined;
    for (; field != end; ++field) joined += (joined.empty() ? "" : "&") + std::string(*field);
    options += "--data-raw " + ShellWord(joined);
  }
  return options;
}

std::string BodyOptions(const RequestText& request) {
  if (request.body.contains('\0')) return std::string(kNextLine) + "--data-binary @-";
  if (IsForm(request)) {
    if (auto options = FormOptions(request.body)) return *options;
  }
  return std::string(kNextLine) + "--data-raw " + ShellWord(request.body);
}

std::string MethodOption(const RequestText& request, bool has_body) {
  if (request.method == "HEAD" && !has_body) return " --head";
  if (request.method == (has_body ? "POST" : "GET")) return "";
  return " -X " + ShellWord(request.method);
}

std::string HeaderOptions(const RequestText& request, bool has_body) {
  std::string options;
  for (const auto& [name, value] : request.headers) {
    if (SameName(name, "Content-Length")) continue;
    std::string header = name;
    header += value.empty() ? ";" : ": ";
    header += value;
    options += kNextLine;
    options += "-H ";
    options += ShellWord(header);
  }
  // curl would say that the body is a form.
  if (has_body && !HasHeader(request, "Content-Type")) {
    options += std::string(kNextLine) + "-H 'Content-Type:'";
  }
  return options;
}

}  // namespace

std::string CurlCommand(const RequestText& request) {
  const bool has_body = !request.body.empty() || request.method == "POST";
  std::string command;
  if (request.body.contains('\0')) {
    command = "printf " + PrintfArguments(request.body) + " | ";
  }
  // Nothing in the URL is to be tidied up or expanded.
  command += "curl -sS -i --path-as-is --globoff";
  command += MethodOption(request, has_body);
  if (!request.certificate_file.empty()) {
    command += " --cert " + ShellWord(request.certificate_file);
    command += " --key " + ShellWord(request.key_file);
  }
  command += HeaderOptions(request, has_body);
  if (has_body) command += BodyOptions(request);
  return command + std::string(kNextLine) + ShellWord(request.url);
}

}  // namespace nearmiss::record
