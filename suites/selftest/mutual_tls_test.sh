#!/usr/bin/env bash
# mutual_tls_test.sh NEARMISS: the checks of RFC 8705 over sockets, against the sound embedded server and one that
# does not look at certificates; and what a run leaves behind of a private key.
set -u

# shellcheck source=suites/selftest/stage.sh
. "$(dirname "$0")/stage.sh"

# serve NAME [OPTION...]: an embedded server with mutual TLS; its configuration is NAME.toml.
serve() {
  local name=$1
  shift
  "$nearmiss" serve --port 0 --tls "$name" "$@" >"$name.toml" &
  server=$!
  servers+=("$server")
  for _ in $(seq 200); do
    grep -qs '^\[limits\]' "$name.toml" && return
    sleep 0.05
  done
  echo "FAILED: the embedded server did not start"
  exit 70
}

stop() {
  kill "$server"
  wait "$server"
  server=
}

# run NAME CODE: the checks of RFC 8705, and the exit code they have to end with.
run() {
  timeout 100 "$nearmiss" run -c "$1.toml" --plan all --select 'rfc8705/*' --cacert "$1/ca.pem" --out "$1.out" -v >said 2>&1
  local code=$?
  if [[ $code -eq $2 ]]; then
    echo "ok: $1 ends with $code"
  else
    echo "FAILED: $1 ends with $code instead of $2"
    sed 's/^/    /' said | tail -n 40
    failed=1
  fi
}

# check NAME COMMAND...
check() {
  local name=$1
  shift
  if "$@" >/dev/null; then
    echo "ok: $name"
  else
    echo "FAILED: $name"
    failed=1
  fi
}

none_says() { ! grep -rqF -e "$1" "${@:2}"; }
key_lines() { grep -v -e '-----' sound/nm-tls.key; }

serve sound
run sound 0
stop
check "no check was left out" none_says '"outcome":"not_applicable"' sound.out/record.ndjson
check "the private key is in no report" none_says "$(key_lines | head -n 1)" sound.out
check "the private key is its owner's" test "$(stat -c %a sound/nm-tls.key)" = 600

serve broken --defect tls-certificate-optional --defect bound-token-good-without-certificate
run broken 1
check "the curl lines name the files" grep -q -e "--cert .*/nm-[a-z]*.pem.* --key .*/nm-[a-z]*.key" broken.out/report.html
stop
check "a token without its certificate is found" \
  grep -q '"check":"rfc8705/3/refuse-a-bound-token-without-the-certificate".*"outcome":"broken"' broken.out/record.ndjson

exit "$failed"
