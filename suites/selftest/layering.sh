#!/usr/bin/env bash
# layering.sh ROOT: fails when a file includes something that its folder may not use.
# layering.sh --can-fail ROOT: fails unless the same finds every include planted in a copy of the tree.
set -euo pipefail

# A folder, and what it may use beside itself. A folder that is not listed may use nothing.
rules='
fixtures/wire:
fixtures/jose:     fixtures/wire
fixtures/x509:
fixtures/server:   fixtures/jose fixtures/wire fixtures/x509
fixtures/client:   fixtures/wire fixtures/x509
fixtures/target:   fixtures/wire
fixtures/login:    fixtures/client fixtures/target fixtures/wire
reports/record:
reports/requirement:
reports/evidence:  reports/record
reports/writers:   reports/record reports/requirement
reports/golden:    reports/record reports/requirement reports/writers
reports/schema:    reports/record reports/golden
suites/mutate:     fixtures/jose fixtures/wire fixtures/x509
suites/oracle:     fixtures/jose fixtures/wire fixtures/x509
suites/generate:   suites/mutate fixtures/wire
suites/steps:      suites/mutate fixtures/jose fixtures/target fixtures/wire
suites/glue:       suites/steps suites/oracle suites/mutate suites/generate fixtures/client fixtures/jose fixtures/login fixtures/target fixtures/wire fixtures/x509 reports/record
suites/model:      suites/glue suites/mutate suites/oracle suites/steps fixtures/login fixtures/target fixtures/wire reports/record
suites/remote:     suites/glue suites/model suites/mutate suites/oracle suites/steps fixtures/login fixtures/target fixtures/wire reports/record
suites/rfc*:       suites/glue suites/generate suites/model suites/mutate suites/oracle suites/steps
suites/oauth21:    suites/glue suites/generate suites/mutate suites/oracle suites/steps
suites/oidc-*:     suites/glue suites/generate suites/mutate suites/oracle suites/steps
suites/mcp:        suites/glue suites/generate suites/mutate suites/oracle suites/steps
suites/zoho:       suites/glue suites/generate suites/mutate suites/oracle suites/steps
suites/onboarding: suites/glue suites/oracle suites/steps suites/selftest fixtures/client fixtures/login fixtures/server fixtures/target fixtures/wire
suites/runner:     suites/* fixtures/* reports/evidence reports/record reports/requirement reports/writers
suites/selftest:   suites/runner suites/model suites/glue suites/generate suites/oracle fixtures/client fixtures/server fixtures/target
fuzz/benchmark:    fixtures/* suites/*
fuzz/harness:      fuzz/support fixtures/* suites/* reports/*
fuzz/support:      fixtures/* suites/* reports/*
'
# A second of compile time each, so they stay behind .cpp files.
heavy='<(boost/|nlohmann/json\.hpp|toml\+\+/|CLI/|gumbo\.h|rapidcheck)'

MayUse() {  # FOLDER USED FILE
  local left right pattern
  [[ $1 == "$2" ]] && return
  # The runs made by hand are for the tests of record and writers too.
  [[ $1 == reports/* && $2 == reports/golden && $3 == *_test.cpp ]] && return
  while IFS=: read -r left right; do
    # shellcheck disable=SC2053  # both sides of a rule are patterns
    [[ $1 == $left ]] || continue
    for pattern in $right; do
      # shellcheck disable=SC2053
      [[ $2 == $pattern ]] && return
    done
  done <<<"$rules"
  return 1
}

Complain() {
  echo "$*"
  complaints=$((complaints + 1))
}

CheckLine() {  # FILE:LINE TEXT
  local file=${1%:*} used
  if [[ $file == *.hpp && $2 =~ $heavy ]]; then
    Complain "$1: a heavy header belongs behind a .cpp file: $2"
  fi
  [[ $2 =~ \"([^\"]*)\" ]] || return 0
  used=${BASH_REMATCH[1]}
  if [[ $used != */*/* ]]; then
    Complain "$1: not written from the top of the tree: $used"
  elif ! MayUse "$(Folder "$file")" "$(Folder "$used")" "$file"; then
    Complain "$1: $(Folder "$file") may not use $(Folder "$used"): $used"
  fi
}

Folder() {
  local below=${1#*/}
  echo "${1%%/*}/${below%%/*}"
}

Check() {  # ROOT
  local file line text
  complaints=0
  cd "$1"
  set -f
  while IFS=: read -r file line text; do
    CheckLine "$file:$line" "$text"
  done < <(grep -rnE --include='*.cpp' --include='*.hpp' '^ *# *include' fixtures suites reports fuzz)
  set +f
  echo "$complaints forbidden includes"
  ((complaints == 0))
}

# A file, what is planted in it, and the complaint that has to come.
plants='
fixtures/wire/form.hpp|"fixtures/client/client.hpp"|may not use fixtures/client
fixtures/server/token.cpp|"suites/oracle/verdict.hpp"|may not use suites/oracle
suites/oracle/leak.cpp|"fixtures/client/client.hpp"|may not use fixtures/client
suites/rfc6750/2_1_bearer_token.cpp|"fixtures/wire/json.hpp"|may not use fixtures/wire
reports/record/ledger.cpp|"fixtures/wire/form.hpp"|may not use fixtures/wire
suites/runner/run.cpp|"fuzz/support/fuzz_input.hpp"|may not use fuzz/support
suites/glue/play.cpp|"step.hpp"|not written from the top
fixtures/wire/json.hpp|<nlohmann/json.hpp>|heavy header
'

CanFail() {  # ROOT
  local copy file included complaint told missed=0
  copy=$(mktemp -d)
  # shellcheck disable=SC2064  # the folder of now
  trap "rm -rf '$copy'" EXIT
  (cd "$1" && find fixtures suites reports fuzz -name '*.[ch]pp' -exec cp --parents -t "$copy" {} +)
  while IFS='|' read -r file included complaint; do
    [[ -z $file ]] || printf '#include %s\n' "$included" >>"$copy/$file"
  done <<<"$plants"
  if told=$(Check "$copy"); then missed=1; fi
  while IFS='|' read -r file included complaint; do
    [[ -z $file ]] && continue
    grep -F -- "$file:" <<<"$told" | grep -qF -- "$complaint" && continue
    echo "not found: $included in $file"
    missed=1
  done <<<"$plants"
  tail -n 1 <<<"$told"
  return "$missed"
}

if [[ ${1:-} == --can-fail ]]; then CanFail "$2"; else Check "$1"; fi
