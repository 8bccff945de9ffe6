# Sourced by the tests of the program from outside, with NEARMISS as their first argument: a folder of their own that
# goes away with them, embedded servers that end with them, and what a command has to end with and say.
# shellcheck shell=bash disable=SC2034

nearmiss=$(realpath "$1")
place=$(mktemp -d)
servers=()
failed=0
patience=60 # seconds for a command of `expect`

# shellcheck disable=SC2317,SC2329  # called by the trap
finish() {
  for pid in "${servers[@]}"; do kill "$pid" 2>/dev/null; done
  wait
  rm -rf "$place"
}
trap finish EXIT
cd "$place" || exit 70
unset CI "${!NEARMISS_@}"

# serve NAME FLAG...: starts an embedded server; its configuration is NAME.toml, its process $server.
serve() {
  local name=$1
  shift
  "$nearmiss" serve --port 0 --code-lifetime 2s "$@" >"$name.toml" &
  server=$!
  servers+=("$server")
  for _ in $(seq 100); do
    grep -qs '^\[limits\]' "$name.toml" && return
    sleep 0.05
  done
  echo "FAILED: the embedded server did not start"
  exit 70
}

# expect NAME CODE TEXT COMMAND...: its exit code, and a text that has to be told.
expect() {
  local name=$1 code=$2 text=$3 got
  shift 3
  timeout "$patience" "$@" >said 2>&1
  got=$?
  if [[ $got -ne $code ]]; then
    echo "FAILED: $name: exit code $got instead of $code"
  elif ! grep -qE -e "$text" said; then
    echo "FAILED: $name: nothing like \"$text\" was told"
  else
    echo "ok: $name"
    return
  fi
  sed 's/^/    /' said | tail -n 30
  failed=1
}
