#!/usr/bin/env bash
# coverage.sh: how much of the parsers, judges and the embedded server the corpora reach. Builds the in-process
# harnesses in build/fuzz-coverage with clang's source coverage, plays corpus/, regress/ and what short_fuzz.sh grew
# (build/fuzz/grown) through each, and prints lines covered by file, and the totals by folder. LLVM is its version's
# suffix, 19 unless told.
set -euo pipefail

tree=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
build=$tree/build/fuzz-coverage
llvm=${LLVM:-19}
grown=$tree/build/fuzz/grown

cmake -S "$tree" -B "$build" -G Ninja -DCMAKE_BUILD_TYPE=Debug -DCMAKE_CXX_COMPILER="clang++-$llvm" \
  -DNEARMISS_BUILD_TESTS=OFF -DNEARMISS_BUILD_FUZZERS=ON \
  -DCMAKE_CXX_FLAGS="-O1 -fprofile-instr-generate -fcoverage-mapping" >/dev/null
cmake --build "$build" --target in_process_harnesses >&2

profiles=()
objects=()
for program in "$build"/fuzz/*_fuzz; do
  file=${program##*/}
  name=${file%_fuzz}
  [[ $name == remote_* ]] && continue
  inputs=()
  for folder in "$tree/fuzz/corpus/$name" "$tree/fuzz/regress/$name" "$grown/$name"; do
    [[ -d $folder ]] && inputs+=("$folder")
  done
  # One process an input would be one profile an input: the replay merges into one, by %m.
  LLVM_PROFILE_FILE="$build/$name-%m.profraw" "$program" "${inputs[@]}" >&2 || true
  profiles+=("$build/$name"-*.profraw)
  objects+=(-object "$program")
done
"llvm-profdata-$llvm" merge -sparse "${profiles[@]}" -o "$build/all.profdata"
"llvm-cov-$llvm" report "${objects[@]}" -instr-profile="$build/all.profdata" \
  -ignore-filename-regex='/(usr|build|fuzz)/|_test\.cpp$' "$@" | tee "$build/coverage.txt"
