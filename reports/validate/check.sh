#!/usr/bin/env bash
# reports/validate/check.sh NEARMISS OUT-FOLDER: the reports of two demonstrations, one of them red, before the schemas
# and readers of others; then once more with each file spoilt, since a judge that accepts everything proves nothing.
# Without npm it is skipped (77).
set -euo pipefail

nearmiss=$(realpath "$1")
here=$(cd "$(dirname "$0")" && pwd)
command -v npm >/dev/null || { echo "skipped: npm is not there"; exit 77; }
rm -rf "$2"
mkdir -p "$2"
out=$(realpath "$2")
export NEARMISS_RECORD_SCHEMA=$here/../schema/record.schema.json

tools=${XDG_CACHE_HOME:-$HOME/.cache}/nearmiss/validate
mkdir -p "$tools"
cp "$here/package.json" "$here/package-lock.json" "$here/validate.mjs" "$tools"
if ! cmp -s "$tools/package-lock.json" "$tools/installed-lock.json"; then
  (cd "$tools" && npm ci --no-audit --no-fund >npm.log 2>&1) || { cat "$tools/npm.log"; exit 1; }
  chmod +x "$tools"/node_modules/@microsoft/sarif-multitool-linux/Sarif.Multitool
  cp "$tools/package-lock.json" "$tools/installed-lock.json"
fi

# Some of the tools want a newer node than a distribution has.
node=node
for brought in "$tools"/node_modules/node-linux-*/bin/node; do [[ -x $brought ]] && node=$brought; done

cd "$out"
"$nearmiss" demo --out demo -q >demo.txt
scenes=(demo/rfc-sound demo/rfc-with-defects)
for scene in "${scenes[@]}"; do "$nearmiss" report "$scene/record.ndjson" --as har >"$scene/whole.har"; done
"$node" "$tools/validate.mjs" "${scenes[@]}"

# A copy whose file lacks or doubles something has to be refused.
spoil() { # FILE SED-SCRIPT
  rm -rf spoilt
  cp -r demo/rfc-with-defects spoilt
  sed -i "$2" "spoilt/$1"
  if cmp -s "spoilt/$1" "demo/rfc-with-defects/$1"; then echo "$1: nothing was spoilt"; exit 1; fi
  if "$node" "$tools/validate.mjs" spoilt >/dev/null 2>&1; then echo "$1: accepted although spoilt with $2"; exit 1; fi
}
spoil results.sarif '0,/"startLine": [0-9]*/s//"startLine": "one"/'
spoil results.sarif '0,/"ruleIndex": [0-9]*/s//"ruleIndex": 9999/'
spoil traffic.har '0,/"startedDateTime":"[^"]*"/s//"startedDateTime":"yesterday"/'
spoil ctrf.json '0,/"status": "passed"/s//"status": "fine"/'
spoil junit.xml '0,/ tests="[0-9]*"/s// tests="1"/'
spoil junit.xml '0,/<testcase /s//<testcase \&amp; /'
spoil record.ndjson '0,/"role":"[a-z]*"/s//"role":"bystander"/'
echo "every report was accepted, every spoilt one refused"
