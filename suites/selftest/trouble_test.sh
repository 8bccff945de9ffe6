#!/usr/bin/env bash
# trouble_test.sh NEARMISS: what the program does when something is wrong around it. Each case has an exit code,
# a text that has to be told, and for a run the record that stays behind.
set -u

# shellcheck source=suites/selftest/stage.sh
. "$(dirname "$0")/stage.sh"

# told NAME CODES TEXT RC: judges what the last command left in `said` and RC.
told() {
  if [[ " $2 " != *" $4 "* ]]; then
    echo "FAILED: $1: exit code $4 instead of $2"
  elif ! grep -qiE -e "$3" said; then
    echo "FAILED: $1: nothing like \"$3\" was told"
  else
    echo "ok: $1"
    return
  fi
  sed 's/^/    /' said | tail -n 12
  failed=1
}

# expect NAME CODES TEXT COMMAND...
expect() {
  local name=$1 codes=$2 text=$3
  shift 3
  timeout 45 "$@" >said 2>&1
  told "$name" "$codes" "$text" $?
}

# one_line NAME: the diagnostics of the last command were one line.
one_line() {
  if [[ $(wc -l <said) -ne 1 ]]; then
    echo "FAILED: $1: not told in one line"
    sed 's/^/    /' said
    failed=1
  fi
}

# record NAME FOLDER: the record can be read, by its own reader and line by line.
record() {
  expect "$1: its record can be reported" 0 'nearmiss' "$nearmiss" report "$2/record.ndjson" --as text
  if grep -vqE '^\{.*\}$' "$2/record.ndjson"; then
    echo "FAILED: $1: a line of the record is no object"
    failed=1
  fi
}

serve sound
sound=$server

# --- the command line ---
expect 'an unknown verb' 2 'rnu|subcommand' "$nearmiss" rnu
expect 'no verb' 2 'subcommand' "$nearmiss"
expect 'an unknown flag' 2 'no-such-flag' "$nearmiss" run --no-such-flag
expect 'a selection that matches nothing' 2 'nearest id is rfc6749/4\.1\.2/' \
  "$nearmiss" run -c sound.toml --out none --select 'rfc6749/4.1.2/refuse-a-code-used-befor'
expect 'a skip that matches nothing' 2 'nearest id is' \
  "$nearmiss" run -c sound.toml --out none --skip 'rfc9999/*'
expect 'a selection that is empty' 5 'empty' \
  "$nearmiss" run -c sound.toml --out none --select rfc6749/5.1 --skip 'rfc6749/5.1/*'
expect 'an unknown plan' 2 'there are all' "$nearmiss" run -c sound.toml --out none --plan no-such-plan

# --- the configuration ---
expect 'a missing file' 2 'missing\.toml' "$nearmiss" run -c missing.toml --out none
one_line 'a missing file'
sed 's/^token_endpoint/tokn_endpoint/' sound.toml >misspelt.toml
expect 'a misspelt key' 2 '^(nearmiss: )?misspelt\.toml:[0-9]+:[0-9]+: .*token_endpoint' \
  "$nearmiss" run -c misspelt.toml --out none
one_line 'a misspelt key'
sed 's/^jobs = 8/jobs = "eight"/' sound.toml >mistyped.toml
expect 'a wrong type' 2 '^(nearmiss: )?mistyped\.toml:[0-9]+:[0-9]+: ' \
  "$nearmiss" run -c mistyped.toml --out none
one_line 'a wrong type'
sed 's,http://127.0.0.1:[0-9]*,https://as.example,' sound.toml >remote.toml
expect 'a remote target that nobody allowed' 2 'allow_remote' "$nearmiss" run -c remote.toml --out none
sed 's/^profile = "rfc6749"/profile = "rfc6748"/' sound.toml >profile.toml
expect 'an unknown profile' 2 'rfc6749' "$nearmiss" run -c profile.toml --out none
if [[ -e none ]]; then
  echo "FAILED: a run that tested nothing left a folder"
  failed=1
fi

# --- a folder in use ---
few=(--select rfc6749/5.1)
expect 'a small run' 0 'No new failure' "$nearmiss" run -c sound.toml "${few[@]}" --out used
record 'a small run' used
sum=$(cksum <used/record.ndjson)
expect 'a folder that holds a record' 2 'used' "$nearmiss" run -c sound.toml "${few[@]}" --out used
if [[ $(cksum <used/record.ndjson) != "$sum" ]]; then
  echo "FAILED: the record of the earlier run was changed"
  failed=1
fi

# --- a target that cannot be tested ---
sed 's/^password = .*/password = "wrong"/' sound.toml >password.toml
expect 'a wrong password' 3 'log.?in' "$nearmiss" run -c password.toml "${few[@]}" --out password
record 'a wrong password' password
expect 'a wrong password: nothing is judged' 0 '^([0-9]+) checks: \1 inconclusive$' \
  "$nearmiss" report password/record.ndjson --as text
sed -e '/^authorization_endpoint/d;/^token_endpoint/d' \
  -e 's,^issuer = "\(.*\)",issuer = "\1/resource/elsewhere",' sound.toml >metadata.toml
expect 'an issuer without metadata' 3 'metadata' "$nearmiss" run -c metadata.toml "${few[@]}" --out metadata
serve gone
kill "$server"
wait "$server"
expect 'an unreachable target' 3 'refused|connect' "$nearmiss" run -c gone.toml "${few[@]}" --out gone
record 'an unreachable target' gone
expect 'an unreachable target: nothing is judged' 0 '^([0-9]+) checks: \1 inconclusive$' \
  "$nearmiss" report gone/record.ndjson --as text

# --- a run that is cut short ---
# A rate that makes it last; enough checks for the cut to fall among them.
long=(--select 'rfc6749/3.1.2.3' --rate 60/s)
"$nearmiss" run -c sound.toml "${long[@]}" --out interrupted >said 2>&1 &
run=$!
sleep 2
kill -INT "$run"
wait "$run"
told 'SIGINT' 130 'checks' $?
record 'SIGINT' interrupted
grep -q '"exit_code":130' interrupted/record.ndjson || { echo 'FAILED: SIGINT: not in the record'; failed=1; }

"$nearmiss" run -c sound.toml "${long[@]}" --out terminated >said 2>&1 &
run=$!
sleep 1.5
kill -TERM "$run"
wait "$run"
told 'SIGTERM' 143 'checks' $?
record 'SIGTERM' terminated

"$nearmiss" run -c sound.toml "${long[@]}" --out killed >said 2>&1 &
run=$!
sleep 1.5
kill -KILL "$run"
wait "$run" 2>/dev/null
record 'SIGKILL' killed

serve dying
"$nearmiss" run -c dying.toml "${long[@]}" --out dead >said 2>&1 &
run=$!
sleep 2
kill "$server"
wait "$server"
wait "$run"
told 'a server that dies' '1 3' 'not answered since|does not work|no answer|refused' $?
record 'a server that dies' dead

# --- a disk that is full ---
# Nothing can be longer than 16 KiB: a write fails in the middle of the record, as on a full disk.
# shellcheck disable=SC2016
expect 'a record that cannot be written' 70 'could not be written' \
  bash -c 'trap "" XFSZ; ulimit -f 16; "$@" | cat; exit "${PIPESTATUS[0]}"' _ \
  "$nearmiss" run -c sound.toml "${few[@]}" --out short
mkdir small
if [[ $(id -u) -eq 0 ]] && mount -t tmpfs -o size=32k tmpfs small 2>/dev/null; then
  expect 'a full disk' 70 'could not be written|No space' "$nearmiss" run -c sound.toml "${few[@]}" --out small/run
  umount small
else
  echo 'skipped: a full disk (nothing can be mounted here)'
fi

# --- secrets ---
sed -n 's/^\(secret\|password\) = "\(.*\)"/\2/p' sound.toml password.toml | grep -vx wrong >secrets
if [[ $(wc -l <secrets) -lt 3 ]] || grep -rqFf secrets used password interrupted dead; then
  echo 'FAILED: a secret stands in the files of a run'
  failed=1
fi

kill -0 "$sound" 2>/dev/null || { echo 'FAILED: the sound server did not survive'; failed=1; }
exit "$failed"
