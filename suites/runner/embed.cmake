# Writes a C++ file that holds the given text files: cmake -DROOT=... -DOUT=... -DFILES=a;b -P embed.cmake
set(text "#include \"suites/runner/embedded.hpp\"\n\n#include <array>\n\n")
string(APPEND text "namespace nearmiss::runner {\nnamespace {\n\nusing namespace std::string_view_literals;\n\nconstexpr auto kFiles = std::to_array<EmbeddedFile>({\n")
foreach(file IN LISTS FILES)
  file(READ "${ROOT}/${file}" content)
  string(APPEND text "    {\"${file}\", R\"nearmiss~(${content})nearmiss~\"sv},\n")
endforeach()
string(APPEND text "});\n\n}  // namespace\n\nstd::span<const EmbeddedFile> EmbeddedFiles() { return kFiles; }\n\n"
                   "}  // namespace nearmiss::runner\n")
file(WRITE "${OUT}" "${text}")
