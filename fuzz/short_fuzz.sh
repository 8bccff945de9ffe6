#!/usr/bin/env bash
# short_fuzz.sh [SECONDS [HARNESS...]]: fuzzes each in-process harness of the fuzz preset for so long (10 s unless told),
# from its seeds and regressions, and prints a table with the executions. Ends with 1 when one found something; the input
# is then in build/fuzz/found/HARNESS. SEED is the engine's seed, printed either way; the corpora that it grows stay in
# build/fuzz/grown, and the next call goes on from there.
set -euo pipefail

tree=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
build=$tree/build/fuzz
seconds=${1:-10}
shift || true
seed=${SEED:-$((RANDOM * 32768 + RANDOM + 1))}

harnesses=("$@")
if ((${#harnesses[@]} == 0)); then
  for program in "$build"/fuzz/*_fuzz; do
    name=${program##*/}
    harnesses+=("${name%_fuzz}")
  done
fi

# Fuzz HARNESS: a line of the table; 1 when something was found.
Fuzz() {
  local name=$1 grown=$build/grown/$1 found=$build/found/$1 log=$build/found/$1.log
  local arguments=() folders=() executions features verdict=held
  mkdir -p "$grown" "$found"
  for folder in corpus regress; do
    [[ -d $tree/fuzz/$folder/$name ]] && folders+=("$tree/fuzz/$folder/$name")
  done
  [[ -e $tree/fuzz/dict/$name.dict ]] && arguments+=("-dict=$tree/fuzz/dict/$name.dict")
  "$build/fuzz/${name}_fuzz" -seed="$seed" -max_total_time="$seconds" -max_len=8192 -timeout=10 -print_final_stats=1 \
    -artifact_prefix="$found/" "${arguments[@]}" "$grown" "${folders[@]}" >"$log" 2>&1 || verdict="FOUND, see $log"
  executions=$(sed -n 's/^stat::number_of_executed_units: *//p' "$log")
  features=$(grep -oE ' ft: [0-9]+' "$log" | tail -n 1 | grep -oE '[0-9]+' || true)
  printf '%-36s %12s %10s %9s  %s\n' "$name" "${executions:-0}" "$((${executions:-0} / (seconds > 0 ? seconds : 1)))" \
    "${features:--}" "$verdict"
  total=$((total + ${executions:-0}))
  [[ $verdict == held ]]
}

echo "seed $seed, $seconds s each"
printf '%-36s %12s %10s %9s\n' harness executions 'a second' features
total=0
failed=0
for harness in "${harnesses[@]}"; do Fuzz "$harness" || failed=1; done
printf '%-36s %12s\n' all "$total"
exit "$failed"
