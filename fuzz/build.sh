#!/usr/bin/env bash
# Builds every harness as fuzzing farms ask for it (OSS-Fuzz, ClusterFuzzLite): compiler and flags from the
# environment, and into $OUT each program with NAME_seed_corpus.zip and, where there are some, NAME.dict and
# NAME.options. By hand:
#
#   OUT=build/farm CC=clang-19 CXX=clang++-19 CXXFLAGS=-fsanitize=address,fuzzer-no-link \
#     LIB_FUZZING_ENGINE=-fsanitize=fuzzer fuzz/build.sh
set -euo pipefail

tree=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
: "${OUT:?where the programs go}" "${LIB_FUZZING_ENGINE:?what a harness is linked with, such as -fsanitize=fuzzer}"
mkdir -p "$OUT"
out=$(cd "$OUT" && pwd)
work=${WORK:-$tree/build}/farm-objects

cmake -S "$tree" -B "$work" -G Ninja -DCMAKE_BUILD_TYPE=RelWithDebInfo -DNEARMISS_BUILD_TESTS=OFF \
  -DNEARMISS_BUILD_FUZZERS=ON -DNEARMISS_FUZZ_ENGINE="$LIB_FUZZING_ENGINE"
cmake --build "$work" --target fuzz_harnesses

for program in "$work"/fuzz/*_fuzz; do
  file=${program##*/}
  name=${file%_fuzz}
  cp "$program" "$out/$file"
  seeds=()
  for folder in corpus regress; do
    [[ -d $tree/fuzz/$folder/$name ]] && seeds+=("$tree/fuzz/$folder/$name")
  done
  rm -f "$out/${file}_seed_corpus.zip"
  find "${seeds[@]}" -type f -print0 | xargs -0 zip -qj "$out/${file}_seed_corpus.zip"
  for kind in dict options; do
    [[ -e $tree/fuzz/$kind/$name.$kind ]] && cp "$tree/fuzz/$kind/$name.$kind" "$out/$file.$kind"
  done
done
