#!/usr/bin/env bash
# reports/browser/check.sh NEARMISS OUT-FOLDER: report.html in real Chromium, of a red run and of 5,000 checks; then
# spoilt copies, since a test that accepts everything proves nothing. Without a browser it is skipped (77).
set -euo pipefail

nearmiss=$(realpath "$1")
here=$(cd "$(dirname "$0")" && pwd)
for tool in node chromium chromedriver; do
  command -v "$tool" >/dev/null || { echo "skipped: $tool is not there"; exit 77; }
done
rm -rf "$2"
mkdir -p "$2"
cd "$2"

red=$here/../golden/every_outcome
cp "$red/report.html" report.html
node "$here/large_record.mjs" "$red/record.ndjson" 5000 >large.ndjson
"$nearmiss" report large.ndjson --as html >large.html

node "$here/report.mjs" . report.html large.html

spoil() { # NAME SED-SCRIPT
  sed "$2" report.html >spoilt.html
  if cmp -s spoilt.html report.html; then echo "$1: nothing was spoilt"; exit 1; fi
  if node "$here/report.mjs" . spoilt.html >spoilt.txt 2>&1; then echo "$1: accepted although spoilt"; exit 1; fi
  grep -q "^FAILED" spoilt.txt
}
spoil 'no script' 's/<script>/<script type="none">/'
spoil 'too wide' 's/<main>/<main><div style="width:900px">wide<\/div>/'
spoil 'too faint' 's/<main>/<main><p style="color:#999;background:#fff">faint<\/p>/'
echo "the report holds in a browser, every spoilt one was noticed"
