#!/usr/bin/env bash
# ci_templates/check.sh OUT-FOLDER: the templates for continuous integration and the container file before linters made by
# others; each linter has to refuse a spoilt file too. Without npm it is skipped (77).
set -euo pipefail

here=$(cd "$(dirname "$0")" && pwd)
tree=$(cd "$here/../.." && pwd)
command -v npm >/dev/null || { echo 'skipped: npm is not there'; exit 77; }
rm -rf "$1"
mkdir -p "$1"
cd "$1"

tools=${XDG_CACHE_HOME:-$HOME/.cache}/nearmiss/ci_templates
mkdir -p "$tools"
cp "$here/package.json" "$here/package-lock.json" "$tools"
if ! cmp -s "$tools/package-lock.json" "$tools/installed-lock.json"; then
  (cd "$tools" && npm ci --no-audit --no-fund >npm.log 2>&1) || { cat "$tools/npm.log"; exit 1; }
  cp "$tools/package-lock.json" "$tools/installed-lock.json"
fi
bin=$tools/node_modules/.bin
# GitLab's linter wants a newer node than a distribution has.
node=node
for brought in "$tools"/node_modules/node-linux-*/bin/node; do [[ -x $brought ]] && node=$brought; done

# A project that uses both.
git init -q .
mkdir -p .github/workflows
cp -r "$tree/.github/actions" .github/
cp -r "$tree/.gitlab" .
cat >.github/workflows/nearmiss.yml <<'YAML'
name: nearmiss
on: push
jobs:
  nearmiss:
    runs-on: ubuntu-latest
    steps:
      - uses: actions/checkout@v4
      - id: nearmiss
        uses: ./.github/actions/nearmiss
        with:
          plan: rfc9700
        env:
          NM_SECRET: ${{ secrets.NM_SECRET }}
      - if: always()
        uses: github/codeql-action/upload-sarif@v3
        with:
          sarif_file: ${{ steps.nearmiss.outputs.sarif }}
YAML
cat >.gitlab-ci.yml <<'YAML'
include:
  - local: .gitlab/nearmiss.gitlab-ci.yml
nearmiss:
  extends: .nearmiss
  variables:
    NEARMISS_REPOSITORY: https://gitlab.example/group/nearmiss.git
    NEARMISS_REF: v0.1.0
YAML
git add -A
git -c user.name=nearmiss -c user.email=nearmiss@example.org commit -qm 'A project'
git remote add origin git@gitlab.example:group/server.git

Action() { "$bin/action-validator" .github/actions/nearmiss/action.yml; }
# The schema that GitLab publishes, after its includes and `extends`.
GitLab() { timeout 60 "$node" "$bin/gitlab-ci-local" --list; }
Container() { "$bin/dockerfilelint" Containerfile; }
Workflow() { "$actionlint"; }

Good() {  # NAME FUNCTION
  "$2" >said 2>&1 && echo "ok: $1" && return
  echo "FAILED: $1"
  cut -c1-300 said
  exit 1
}
Spoilt() {  # NAME FUNCTION FILE SED
  cp "$3" whole
  sed -i "$4" "$3"
  ! cmp -s whole "$3" || { echo "FAILED: $1: nothing was spoilt"; exit 1; }
  if "$2" >said 2>&1; then
    echo "FAILED: $1: taken all the same"
    exit 1
  fi
  cp whole "$3"
  echo "ok: $1"
}

cp "$tree/.packaging/Containerfile" Containerfile
Good 'the GitHub Action' Action
Spoilt 'the GitHub Action: spoilt' Action .github/actions/nearmiss/action.yml 's/shell: bash/shel: bash/'
Good 'the GitLab template' GitLab
Spoilt 'the GitLab template: spoilt' GitLab .gitlab/nearmiss.gitlab-ci.yml 's/junit:/junitt:/'
Good 'the container file' Container
Spoilt 'the container file: spoilt' Container Containerfile 's/^USER /USR /'

if command -v go >/dev/null; then
  GOBIN=$tools go install github.com/rhysd/actionlint/cmd/actionlint@v1.7.12
  actionlint=$tools/actionlint
  Good 'a workflow that uses the action' Workflow
  Spoilt 'a workflow: an input that is not there' Workflow .github/workflows/nearmiss.yml 's/plan:/plam:/'
  Spoilt 'a workflow: an output that is not there' Workflow .github/workflows/nearmiss.yml 's/outputs.sarif/outputs.saraf/'
else
  echo 'actionlint: not built, there is no go'
fi
