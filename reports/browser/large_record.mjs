// node large_record.mjs RECORD COUNT: the record with so many checks, made of its own, on standard output.
import { readFileSync } from 'node:fs';

const [, , record, count] = process.argv;
const lines = readFileSync(record, 'utf8').trim().split('\n');
const checks = lines.map((line) => JSON.parse(line)).filter((event) => event.event === 'check_finished');
console.log(lines[0]);
for (let i = 0; i < Number(count); i += 1) {
  const check = `rfc${7000 + (i % 10)}/${1 + (i % 100)}/number-${i}`;
  console.log(JSON.stringify({ ...checks[i % checks.length], check, exchanges: [] }));
}
