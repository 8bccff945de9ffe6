#include "reports/writers/html_style.hpp"

namespace nearmiss::writers {

const std::string_view kHtmlStyle = R"css(
:root {
  color-scheme: light dark;
  --paper: #fcfcfb; --panel: #f4f4f2; --ink: #1d1f23; --quiet: #5a5f68; --rule: #dedfdc;
  --link: #1b57a8; --target: #fff6d6; --mark: #ffd9d4;
  --pass: #1c6b3c; --fail: #b3211a; --warning: #855000; --note: #34608f; --known: #58641f;
  --stale: #0d6470; --skipped: #646a73; --inconclusive: #6a5b86; --error: #8a2382;
}
@media (prefers-color-scheme: dark) {
  :root {
    --paper: #16181b; --panel: #1f2226; --ink: #e6e7e9; --quiet: #a3a9b2; --rule: #34383e;
    --link: #8fbcf5; --target: #3a3418; --mark: #6b2620;
    --pass: #7ccf98; --fail: #ff8b81; --warning: #edb35c; --note: #92bdec; --known: #bccb7c;
    --stale: #6ccbd8; --skipped: #a0a6af; --inconclusive: #bdaede; --error: #e79ee0;
  }
}
* { box-sizing: border-box; }
html { scroll-padding-top: 1rem; -webkit-text-size-adjust: 100%; text-size-adjust: 100%; }
body {
  margin: 0 auto; max-width: 62rem; padding: 2.5rem 1.5rem 4rem;
  background: var(--paper); color: var(--ink);
  font: 1rem/1.55 system-ui, -apple-system, "Segoe UI", Roboto, "Noto Sans", "DejaVu Sans", sans-serif;
  overflow-wrap: anywhere;
}
a { color: var(--link); text-decoration-thickness: .06em; text-underline-offset: .18em; }
a:hover { text-decoration-thickness: .12em; }
:focus-visible { outline: 2px solid var(--link); outline-offset: 2px; border-radius: 2px; }
h1, h2, h3, h4, p, dl, dd, ul, ol { margin: 0; padding: 0; }
ul, ol { list-style: none; }
code, pre, .mono {
  font-family: ui-monospace, "SF Mono", "Cascadia Mono", Menlo, Consolas, "DejaVu Sans Mono", monospace;
  font-size: .86em;
}
.pass { --tone: var(--pass); } .fail { --tone: var(--fail); } .warning { --tone: var(--warning); }
.note { --tone: var(--note); } .known { --tone: var(--known); } .stale { --tone: var(--stale); }
.skipped { --tone: var(--skipped); } .inconclusive { --tone: var(--inconclusive); }
.error { --tone: var(--error); }

.brand { color: var(--quiet); font-size: .9rem; }
h1 { font-size: clamp(1.9rem, 6vw, 2.75rem); line-height: 1.15; letter-spacing: -.02em; color: var(--tone);
     margin: .3rem 0 .5rem; font-weight: 700; }
.meaning { max-width: 46rem; }
.score { display: flex; flex-wrap: wrap; gap: .8rem 2.4rem; margin-top: 1.5rem; }
.score li { color: var(--quiet); }
.score b { display: block; font-size: 1.7rem; line-height: 1.2; letter-spacing: -.01em; color: var(--tone);
           font-variant-numeric: tabular-nums; }
.score .none { --tone: var(--quiet); }
.against { margin-top: .9rem; }
.depth { margin-top: 1.6rem; padding: .7rem 1rem; border-left: 4px solid var(--warning); background: var(--panel); }
.depth h2 { margin: 0; font-size: 1rem; color: var(--warning); }
.bar { display: flex; gap: 2px; height: .6rem; margin: 1.6rem 0 .9rem; border-radius: 3px; overflow: hidden; }
.bar span { background: var(--tone); min-width: 3px; }
.totals { display: flex; flex-wrap: wrap; gap: .35rem 1.5rem; }
.totals li { white-space: nowrap; }
.totals b { font-size: 1.3rem; font-variant-numeric: tabular-nums; color: var(--tone); margin-right: .15rem; }
.totals .all { --tone: var(--ink); }
.totals .none { color: var(--quiet); }
.totals .none b { color: inherit; font-weight: 500; }
.totals a { color: inherit; text-decoration-color: var(--rule); }
.facts { display: grid; grid-template-columns: repeat(auto-fill, minmax(13rem, 1fr)); gap: .7rem 1.5rem;
         margin-top: 1.6rem; padding: 1rem 0; border-top: 1px solid var(--rule); border-bottom: 1px solid var(--rule); }
.facts .wide { grid-column: span 2; }
.facts .whole { grid-column: 1 / -1; }
.facts .mono { font-size: 1em; font-family: inherit; }
.facts .mono dd { font: .82rem/1.6 ui-monospace, Menlo, Consolas, "DejaVu Sans Mono", monospace; }
dt { color: var(--quiet); font-size: .82rem; }
dd { min-width: 0; }

h2 { font-size: 1.45rem; letter-spacing: -.01em; margin: 3rem 0 .3rem; }
h3 { font-size: 1rem; margin: 1.9rem 0 .5rem; font-weight: 600; }
h3 .count { color: var(--quiet); font-weight: 400; }
h4 { font-size: .82rem; font-weight: 500; color: var(--quiet); }
.about { color: var(--quiet); max-width: 46rem; }

.matrix { width: 100%; border-collapse: collapse; margin-top: 1rem; font-variant-numeric: tabular-nums; }
.matrix th, .matrix td { text-align: left; vertical-align: top; padding: .4rem .8rem .4rem 0; border-bottom: 1px solid var(--rule);
                         font-weight: 400; }
.matrix thead th { color: var(--quiet); font-size: .82rem; white-space: nowrap; }
.matrix tbody th { font-weight: 550; }
.matrix td { white-space: nowrap; }
.matrix details { font-weight: 400; font-size: .88rem; color: var(--quiet); }
.requirements { margin: .4rem 0 .6rem; }
.requirements li { padding: .1rem 0; }
.requirements .verdict { font-size: .82rem; margin-left: .4rem; }
.picture { width: 30%; min-width: 6rem; }
svg { display: block; width: 100%; }
.share { height: .8rem; margin-top: .35rem; border-radius: 3px; }
svg rect { fill: var(--tone); }
svg .density { fill: var(--quiet); }
svg .wait { stroke: var(--tone); stroke-width: 1.5; stroke-dasharray: 2 3; }
svg a:hover rect, svg a:focus rect { stroke: var(--ink); stroke-width: 1; }
.timeline, .history { margin: .8rem 0; height: auto; }
svg .ground { fill: var(--rule); }
.waits li { margin: .2rem 0; display: grid; grid-template-columns: 4.5rem 1fr; }
.waits b { font-variant-numeric: tabular-nums; }

.cause { margin: .9rem 0; padding-left: .8rem; border-left: 2px solid var(--tone); }
.cause > h4 { font-size: .95rem; color: inherit; }
.cause h4 code { font-size: .9em; }
.more > summary { color: var(--link); padding: .2rem 0; font-size: .92rem; }
.pair { display: grid; grid-template-columns: 1fr 1fr; gap: .8rem; margin: .8rem 0; }
.pair > div { min-width: 0; }
mark { background: var(--mark); color: var(--ink); border-radius: 2px; padding: .05em 0; box-shadow: 0 0 0 1px var(--tone); }
mark.gap { display: inline-block; width: .35em; height: 1em; vertical-align: -.1em; }
.copied { position: relative; }
.copy { position: absolute; top: .7rem; right: .5rem; }
button { font: inherit; font-size: .82rem; padding: .15rem .7rem; border: 1px solid var(--rule); border-radius: 4px;
         background: var(--paper); color: var(--ink); cursor: pointer; }
button:hover { border-color: var(--quiet); }
#filter:not([hidden]) { display: flex; flex-wrap: wrap; gap: .6rem .9rem; align-items: end; margin: .9rem 0; }
#filter label { display: grid; font-size: .82rem; color: var(--quiet); min-width: 0; }
#filter select, #filter input { font: inherit; font-size: .95rem; height: 1.9rem; box-sizing: border-box; max-width: 13rem; padding: .2rem .3rem; color: var(--ink);
                                background: var(--paper); border: 1px solid var(--rule); border-radius: 4px; }
#filter output { color: var(--quiet); font-size: .9rem; }
.js .filter { display: none; }
.out { display: none; }

.check, .row { border: 1px solid var(--rule); border-left: 4px solid var(--tone); border-radius: 4px;
         background: var(--paper); margin: .6rem 0; }
.check:target { background: var(--target); }
.list .check { content-visibility: auto; contain-intrinsic-size: auto 2.9rem; }
.list .group, #findings > .check, #findings > .cause { content-visibility: auto; contain-intrinsic-size: auto 4rem; }
summary { cursor: pointer; }
.head { display: grid; grid-template-columns: 7.6rem 1fr auto; gap: 0 .9rem; align-items: baseline;
        padding: .55rem .9rem; list-style: none; color: inherit; text-decoration: none; }
.head::-webkit-details-marker { display: none; }
.head:hover { background: var(--panel); }
.verdict { color: var(--tone); font-weight: 650; font-size: .9rem; white-space: nowrap; }
.verdict::before { content: ""; display: inline-block; width: .55em; height: .55em; margin-right: .5em;
                   border: .14em solid var(--tone); border-radius: 50%; }
.fail .verdict::before, .error .verdict::before, .pass .verdict::before { background: var(--tone); }
.fail .verdict::before, .error .verdict::before { border-radius: 1px; }
.sentence { min-width: 0; }
.sentence .level { font-weight: 650; font-size: .84em; letter-spacing: .02em; }
.clause { color: var(--quiet); font-size: .86rem; white-space: nowrap; }
.clause::after { content: "+"; display: inline-block; width: 1.1em; text-align: right; font-weight: 600; }
details[open] > .head .clause::after { content: "\2212"; }
.row .clause::after { content: "\2191"; }
.unscored { grid-column: 2 / -1; color: var(--note); font-size: .82rem; font-weight: 600; }
.short { grid-column: 2 / -1; color: var(--quiet); font-size: .88rem; }
details[open] > .head .short { display: none; }

.body { padding: .2rem .9rem 1rem; }
.id { font-size: .86rem; }
.id a { color: var(--quiet); text-decoration: none; }
.id a:hover { text-decoration: underline; }
.versus { display: grid; grid-template-columns: 1fr 1fr; gap: .8rem; margin: .8rem 0; }
.versus > div { background: var(--panel); border-radius: 4px; padding: .6rem .8rem; }
.versus p { font-weight: 500; }
.versus .is { box-shadow: inset 0 0 0 1px var(--tone); }
.versus .is p { color: var(--tone); }
.about-check { display: grid; grid-template-columns: 8.2rem 1fr; gap: .35rem .8rem; margin: .8rem 0; }
.about-check dt { padding-top: .12rem; }
pre { margin: .35rem 0 0; padding: .7rem .8rem; background: var(--panel); border-radius: 4px;
      white-space: pre-wrap; overflow-wrap: anywhere; line-height: 1.5; tab-size: 4; }
.part { margin-top: .7rem; border-top: 1px solid var(--rule); padding-top: .55rem; }
.part > summary { font-weight: 550; font-size: .92rem; }
.exchange { margin: .3rem 0; padding-left: .9rem; }
.exchange > summary { display: grid; grid-template-columns: 5.4rem 1fr auto; gap: 0 .8rem; align-items: baseline;
                      margin-left: -.9rem; padding: .12rem 0; list-style: none; font-size: .92rem; }
.exchange > summary::-webkit-details-marker { display: none; }
.exchange > summary:hover .where { text-decoration: underline; text-underline-offset: .18em; }
.role { color: var(--quiet); font-size: .86rem; white-space: nowrap; }
.role::before { content: "\25B8"; display: inline-block; width: 1.1em; }
.exchange[open] > summary .role::before { content: "\25BE"; }
.mutant > summary .role, .effect > summary .role { color: var(--ink); font-weight: 600; }
.answer { font-variant-numeric: tabular-nums; white-space: nowrap; }
.answer small { color: var(--quiet); font-size: .82rem; margin-left: .4rem; }
.exchange h4 { margin-top: .5rem; }
.exchange[open] { padding-bottom: .7rem; }
.exchange.line { display: grid; grid-template-columns: 5.4rem 1fr auto; gap: 0 .8rem; align-items: baseline; padding-left: 0;
                 font-size: .92rem; }
.exchange.line .role::before { content: ""; }
.start { font-weight: 600; }
.name { color: var(--quiet); }
.label { color: var(--note); font-weight: 600; }
.sign { color: var(--paper); background: var(--quiet); border-radius: 2px; padding: 0 .15em; margin: 0 1px; }
.cut { color: var(--quiet); font-size: .86rem; margin-top: .35rem; }

.filter { display: none; border: 0; margin: .9rem 0 0; padding: 0; min-width: 0; }
@supports selector(:has(*)) { .filter { display: flex; flex-wrap: wrap; gap: .4rem; } }
.filter legend { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); }
.filter input { position: absolute; opacity: 0; pointer-events: none; }
.filter label { border: 1px solid var(--rule); border-radius: 99px; padding: .12rem .75rem; font-size: .88rem; cursor: pointer; }
.filter label:hover { border-color: var(--quiet); }
.filter input:checked + label { background: var(--ink); border-color: var(--ink); color: var(--paper); }
.filter input:focus-visible + label { outline: 2px solid var(--link); outline-offset: 2px; }
footer { margin-top: 3.5rem; padding-top: 1rem; border-top: 1px solid var(--rule); color: var(--quiet); font-size: .9rem; }
footer p { max-width: 46rem; margin-bottom: .5rem; }

@media (max-width: 40rem) {
  body { padding: 1.5rem 1rem 3rem; }
  .head { grid-template-columns: 1fr auto; }
  .head .sentence, .short { grid-column: 1 / -1; }
  .head .clause { grid-row: 1; grid-column: 2; }
  .versus, .pair, .about-check { grid-template-columns: 1fr; }
  .score { gap: .6rem 1.4rem; }
  .score b { font-size: 1.4rem; }
  .cause { padding-left: .5rem; }
  .matrix thead { display: none; }
  .matrix tr { display: grid; grid-template-columns: 1fr 1fr; gap: .1rem .8rem; padding: .6rem 0; border-bottom: 1px solid var(--rule); }
  .matrix th, .matrix td { border: 0; padding: 0; white-space: normal; }
  .matrix tbody th, .matrix .picture { grid-column: 1 / -1; width: auto; }
  .matrix td[data-label]::before { content: attr(data-label) " "; color: var(--quiet); font-size: .86rem; }
  #filter label { flex: 1 1 8rem; }
  #filter select, #filter input { max-width: none; width: 100%; }
  .about-check { gap: 0; }
  .about-check dd { margin-bottom: .55rem; }
  .facts { grid-template-columns: 1fr 1fr; }
  .facts .wide { grid-column: 1 / -1; }
  .exchange > summary, .exchange.line { grid-template-columns: 1fr auto; }
  .exchange > summary .where, .exchange.line .where { grid-row: 2; grid-column: 1 / -1; }
}
@media print {
  :root {
    color-scheme: light;
    --paper: #fff; --panel: #f4f4f2; --ink: #000; --quiet: #444; --rule: #bbb; --link: #000; --target: #fff; --mark: #e4e4e4;
    --pass: #1c6b3c; --fail: #b3211a; --warning: #855000; --note: #34608f; --known: #58641f;
    --stale: #0d6470; --skipped: #646a73; --inconclusive: #6a5b86; --error: #8a2382;
  }
  body { max-width: none; padding: 0; font-size: 9.5pt; }
  .filter, #filter, .copy, .clause::after { display: none !important; }
  .out { display: none; }
  .head, .versus, h2, h3 { break-inside: avoid; }
  h2, h3, .head { break-after: avoid; }
  .list .check, .list .group, #findings > .check, #findings > .cause { content-visibility: visible; }
  dd a[href^="http"]::after { content: " <" attr(href) ">"; font-size: .85em; }
}
)css";

}  // namespace nearmiss::writers
