// validate.mjs FOLDER...: what others make of the reports in each folder. The schema or a reader that is in use
// judges every format, and what that reader understood has to be what the record says.
import { readFileSync, existsSync } from 'node:fs'
import { spawnSync } from 'node:child_process'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import Ajv from 'ajv'
import Ajv2020 from 'ajv/dist/2020.js'
import addFormats from 'ajv-formats'
import * as ctrf from 'ctrf'
import { parse as parseJunit } from 'junit2json'

const require = createRequire(import.meta.url)
const here = dirname(new URL(import.meta.url).pathname)
const complaints = []
let folder = ''

const text = (name) => readFileSync(join(folder, name), 'utf8')
const complain = (what) => complaints.push(`${folder}: ${what}`)
const equal = (what, actual, expected) => {
  if (actual !== expected) complain(`${what}: ${actual} instead of ${expected}`)
}
const conforms = (name, validate, value) => {
  if (validate(value)) return
  for (const error of validate.errors.slice(0, 5)) complain(`${name}${error.instancePath}: ${error.message}`)
}

function harValidator() {
  const ajv = new Ajv({ strict: false, allErrors: true })
  ajv.addMetaSchema(require('ajv/dist/refs/json-schema-draft-06.json'))
  addFormats(ajv)
  const schemas = require('har-schema')
  for (const schema of Object.values(schemas)) ajv.addSchema(schema)
  return ajv.getSchema('har.json')
}

function recordValidator() {
  const ajv = new Ajv2020({ strict: false })
  return ajv.compile(JSON.parse(readFileSync(process.env.NEARMISS_RECORD_SCHEMA, 'utf8')))
}

function readRecord(validate) {
  const lines = text('record.ndjson').split('\n').filter(Boolean).map((line) => JSON.parse(line))
  lines.forEach((line, i) => conforms(`record.ndjson:${i + 1}`, validate, line))
  return {
    checks: lines.filter((line) => line.event === 'check_finished'),
    exchanges: lines.filter((line) => line.event === 'exchange'),
  }
}

const withVerdict = (record, ...verdicts) => record.checks.filter((check) => verdicts.includes(check.verdict))

function judgeSarif(record) {
  const tool = join(here, 'node_modules', '@microsoft', 'sarif-multitool-linux', 'Sarif.Multitool')
  // Gh: the rules of GitHub's code scanning as well.
  const said = spawnSync(tool, ['validate', join(folder, 'results.sarif'), '--rule-kind', 'Sarif;Gh'],
    { encoding: 'utf8', env: { ...process.env, DOTNET_SYSTEM_GLOBALIZATION_INVARIANT: '1' } })
  if (said.status !== 0) complain(`results.sarif: sarif-multitool ended with ${said.status}`)
  for (const line of said.stdout.split('\n')) {
    if (/: error | error [A-Z]+\d+/.test(line)) complain(`results.sarif: ${line.trim()}`)
  }
  const run = JSON.parse(text('results.sarif')).runs[0]
  equal('results.sarif: results', run.results.length, withVerdict(record, 'fail', 'warning', 'note', 'known').length)
  equal('results.sarif: suppressed', run.results.filter((each) => each.suppressions).length,
    withVerdict(record, 'known').length)
  equal('results.sarif: fingerprints', new Set(run.results.map((each) =>
    each.partialFingerprints.primaryLocationLineHash)).size, run.results.length)
  for (const result of run.results) {
    const place = result.locations?.[0]?.physicalLocation
    if (!place?.artifactLocation?.uri || !(place?.region?.startLine >= 1)) {
      complain(`results.sarif: ${result.ruleId} has no place`)
    }
    equal('results.sarif: rule', run.tool.driver.rules[result.ruleIndex].id, result.ruleId)
  }
}

// What a run writes has of a check that sends thousands of requests the beginning and the end; what is made of the
// record has all of them.
const KEPT_AT_LEAST = 60

function judgeHar(record, validate, name, isWhole) {
  const har = JSON.parse(text(name))
  conforms(name, validate, har)
  if (isWhole) equal(`${name}: entries`, har.log.entries.length, record.exchanges.length)
  const pages = new Set(har.log.pages.map((page) => page.id))
  const entries = new Map()
  for (const entry of har.log.entries) {
    entries.set(entry.pageref, (entries.get(entry.pageref) ?? 0) + 1)
    if (entry.pageref && !pages.has(entry.pageref)) complain(`${name}: no page ${entry.pageref}`)
  }
  const sent = new Map()
  for (const { check } of record.exchanges) sent.set(check, (sent.get(check) ?? 0) + 1)
  for (const [check, count] of sent) {
    if (!pages.has(check)) continue
    const shown = entries.get(check) ?? 0
    if (shown > count || shown < Math.min(count, KEPT_AT_LEAST))
      complain(`${name}: ${check}: ${shown} entries of ${count} exchanges`)
  }
}

function judgeCtrf(record) {
  const report = ctrf.parse(text('ctrf.json'))
  const verdict = ctrf.validate(report)
  for (const error of (verdict.errors ?? []).slice(0, 5)) complain(`ctrf.json: ${error.message}`)
  equal('ctrf.json: valid', verdict.valid, true)
  const again = ctrf.calculateSummary(report.results.tests)
  for (const status of ['tests', 'passed', 'failed', 'skipped', 'pending', 'other']) {
    equal(`ctrf.json: ${status}`, report.results.summary[status], again[status])
  }
  equal('ctrf.json: failed', again.failed, withVerdict(record, 'fail', 'stale').length)
}

async function judgeJunit(record) {
  const suites = await parseJunit(text('junit.xml'))
  const cases = suites.testsuite?.flatMap((suite) => suite.testcase ?? []) ?? []
  equal('junit.xml: cases', cases.length, record.checks.length)
  equal('junit.xml: tests', suites.tests, cases.length)
  equal('junit.xml: pairs', new Set(cases.map((each) => `${each.classname} ${each.name}`)).size, cases.length)
  const having = (part) => cases.filter((each) => each[part]).length
  equal('junit.xml: failures', suites.failures, having('failure'))
  equal('junit.xml: errors', suites.errors, having('error'))
  equal('junit.xml: failed', having('failure'), withVerdict(record, 'fail', 'stale').length)
  for (const suite of suites.testsuite ?? []) equal(`junit.xml: ${suite.name}`, suite.tests, suite.testcase.length)
}

const validators = { har: harValidator(), record: recordValidator() }
for (folder of process.argv.slice(2)) {
  const record = readRecord(validators.record)
  judgeSarif(record)
  judgeHar(record, validators.har, 'traffic.har', false)
  judgeHar(record, validators.har, 'whole.har', true)
  judgeCtrf(record)
  await judgeJunit(record)
  if (existsSync(join(folder, 'badge.json'))) {
    const badge = JSON.parse(text('badge.json'))
    equal('badge.json: schemaVersion', badge.schemaVersion, 1)
    equal('badge.json: kinds', [badge.label, badge.message, badge.color].every((each) => typeof each === 'string'), true)
  }
  console.log(`${folder}: ${record.checks.length} checks, ${record.exchanges.length} exchanges`)
}
for (const complaint of complaints) console.error(complaint)
process.exit(complaints.length === 0 ? 0 : 1)
