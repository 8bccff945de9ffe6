#include "reports/record/shell.hpp"

#include <cstddef>
#include <vector>

#include "reports/record/label_text.hpp"

namespace nearmiss::record {
namespace {

// A stretch of plain text, or a variable.
struct Piece {
  bool is_variable = false;
  std::string text;
};

std::vector<Piece> Pieces(std::string_view masked) {
  std::vector<Piece> pieces;
  std::size_t at = 0;
  while (const auto label = FindLabel(masked, at)) {
    if (label->position > at) {
      pieces.push_back({false, std::string(masked.substr(at, label->position - at))});
    }
    pieces.push_back({true, VariableOf(label->text)});
    at = label->position + label->length;
  }
  if (at < masked.size()) pieces.push_back({false, std::string(masked.substr(at))});
  return pieces;
}

bool IsPrintable(char octet) { return octet >= ' ' && octet <= '~'; }

bool IsNameLetter(char octet) {
  return (octet >= 'a' && octet <= 'z') || (octet >= 'A' && octet <= 'Z') ||
         (octet >= '0' && octet <= '9') || octet == '_';
}

// Printable, and the same inside double quotes as outside of any.
bool IsPlain(std::string_view text) {
  for (const char octet : text) {
    if (!IsPrintable(octet) || std::string_view("\"$`\\!").contains(octet)) return false;
  }
  return true;
}

std::string Octal(char octet) {
  const auto value = static_cast<unsigned char>(octet);
  std::string text = "\\";
  for (const unsigned shift : {6U, 3U, 0U})
    text += static_cast<char>('0' + ((value >> shift) & 7U));
  return text;
}

std::string EscapedOctet(char octet) {
  if (octet == '\n') return "\\n";
  if (octet == '\r') return "\\r";
  if (octet == '\t') return "\\t";
  return Octal(octet);
}

std::string Quoted(std::string_view text) {
  bool printable = true;
  for (const char octet : text) printable = printable && IsPrintable(octet);
  std::string word = printable ? "'" : "$'";
  for (const char octet : text) {
    if (printable && octet == '\'') {
      word += "'\\''";
    } else if (!IsPrintable(octet)) {
      word += EscapedOctet(octet);
    } else {
      if (!printable && (octet == '\'' || octet == '\\')) word += '\\';
      word += octet;
    }
  }
  return word + "'";
}

std::string DoubleQuoted(const std::vector<Piece>& pieces) {
  std::string word = "\"";
  for (std::size_t i = 0; i < pieces.size(); ++i) {
    if (!pieces[i].is_variable) {
      word += pieces[i].text;
      continue;
    }
    const bool runs_on = i + 1 < pieces.size() && !pieces[i + 1].is_variable &&
                         IsNameLetter(pieces[i + 1].text.front());
    word += runs_on ? "${" + pieces[i].text + "}" : "$" + pieces[i].text;
  }
  return word + "\"";
}

}  // namespace

std::string ShellWord(std::string_view masked) {
  if (masked.empty()) return "''";
  const std::vector<Piece> pieces = Pieces(masked);
  bool has_variable = false;
  bool plain = true;
  for (const Piece& piece : pieces) {
    has_variable = has_variable || piece.is_variable;
    plain = plain && IsPlain(piece.text);
  }
  if (has_variable && plain) return DoubleQuoted(pieces);
  std::string word;
  for (const Piece& piece : pieces) {
    word += piece.is_variable ? "\"$" + piece.text + "\"" : Quoted(piece.text);
  }
  return word;
}

std::string PrintfArguments(std::string_view masked) {
  std::string format;
  std::string values;
  for (const Piece& piece : Pieces(masked)) {
    if (piece.is_variable) {
      format += "%s";
      values += " \"$" + piece.text + "\"";
      continue;
    }
    for (const char octet : piece.text) {
      if (octet == '%') {
        format += "%%";
      } else if (octet == '\\') {
        format += "\\\\";
      } else if (octet == '\'' || !IsPrintable(octet)) {
        format += Octal(octet);
      } else {
        format += octet;
      }
    }
  }
  // A format that begins with a dash would be an option.
  return (format.starts_with('-') ? "-- '" : "'") + format + "'" + values;
}

std::string VariableOf(std::string_view label) {
  std::string name;
  for (const char octet : label) {
    if (octet == '#') {
      name += '_';
    } else {
      name += octet >= 'a' && octet <= 'z' ? static_cast<char>(octet - 'a' + 'A') : octet;
    }
  }
  return name;
}

}  // namespace nearmiss::record
