#include "reports/writers/json_text.hpp"

#include <nlohmann/json.hpp>
#include <ostream>

#include "reports/writers/visible.hpp"

namespace nearmiss::writers {

Json JsonText(std::string_view text) { return Visible(text); }

void WriteJson(const Json& document, std::ostream& out) {
  out << document.dump(2, ' ', false, Json::error_handler_t::replace) << '\n';
}

}  // namespace nearmiss::writers
