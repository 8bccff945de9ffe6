#!/usr/bin/env bash
# minimise.sh HARNESS...: the inputs of build/fuzz/grown/HARNESS that reach something which the seeds do not, as few and as
# short as libFuzzer's merge gets them, in build/fuzz/minimal/HARNESS. What of them is worth keeping is copied to
# fuzz/corpus/HARNESS by hand, under a telling name.
set -euo pipefail

tree=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
build=$tree/build/fuzz

(($#)) || { echo "minimise.sh HARNESS...: which harness?" >&2; exit 2; }
for name in "$@"; do
  minimal=$build/minimal/$name
  grown=$build/grown/$name
  [[ -d $grown ]] || { echo "$name: nothing was grown; run fuzz/short_fuzz.sh 60 $name first" >&2; exit 2; }
  rm -rf "$minimal"
  mkdir -p "$minimal"
  # The first folder of a merge is what there is already; it takes what the others add to it.
  find "$tree/fuzz/corpus/$name" -type f -exec cp -t "$minimal" {} +
  seeds=$(find "$minimal" -type f | wc -l)
  "$build/fuzz/${name}_fuzz" -merge=1 -timeout=10 "$minimal" "$grown" 2>"$minimal.log"
  for seed in "$tree/fuzz/corpus/$name"/*; do rm -f "$minimal/${seed##*/}"; done
  printf '%s: %s seeds, %s inputs of %s add something: %s\n' "$name" "$seeds" \
    "$(find "$minimal" -type f | wc -l)" "$(find "$grown" -type f | wc -l)" "$minimal"
done
