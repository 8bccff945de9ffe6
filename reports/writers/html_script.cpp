#include "reports/writers/html_script.hpp"

namespace nearmiss::writers {

const std::string_view kHtmlScript = R"js((() => {
  'use strict';
  const root = document.documentElement;
  root.classList.add('js');
  const form = document.getElementById('filter');
  const keys = ['verdict', 'level', 'specification', 'endpoint', 'condition'];
  const items = [...document.querySelectorAll('[data-verdict]')];
  const groups = [...document.querySelectorAll('.group, .cause, .cause details.more')];
  const texts = new Map();
  const textOf = (item) => {
    if (!texts.has(item)) texts.set(item, item.querySelector('.head').textContent.toLowerCase());
    return texts.get(item);
  };
  const asked = () => new URLSearchParams(location.hash.startsWith('#?') ? location.hash.slice(2) : '');

  const apply = () => {
    if (!form) return;
    const query = asked();
    const words = (query.get('text') || '').toLowerCase();
    for (const key of [...keys, 'text']) form.elements[key].value = query.get(key) || '';
    let shown = 0;
    for (const item of items) {
      const fits = keys.every((key) => !query.get(key) || item.dataset[key] === query.get(key)) &&
        (!words || textOf(item).includes(words) || (item.id || '').includes(words));
      item.classList.toggle('out', !fits);
      if (fits && item.closest('.list')) shown += 1;
    }
    for (const group of groups) {
      group.classList.toggle('out', !group.querySelector('[data-verdict]:not(.out)'));
    }
    for (const heading of document.querySelectorAll('#findings > h3')) {
      let next = heading.nextElementSibling;
      let any = false;
      for (; next && next.tagName !== 'H3'; next = next.nextElementSibling) any = any || !next.classList.contains('out');
      heading.classList.toggle('out', !any);
    }
    form.querySelector('output').textContent = query.size ? `${shown} shown` : '';
    form.querySelector('.clear').hidden = !query.size;
  };

  const go = () => {
    const id = decodeURIComponent(location.hash.slice(1));
    const place = id && !id.startsWith('?') && document.getElementById(id);
    if (!place) return;
    for (let at = place; at; at = at.parentElement) {
      at.classList.remove('out');
      if (at.tagName === 'DETAILS') at.open = true;
    }
    const own = place.querySelector(':scope > details');
    if (own) own.open = true;
    place.scrollIntoView();
  };

  const ask = (query) => {
    history.replaceState(null, '', query.size ? `#?${query}` : location.pathname + location.search);
    apply();
  };

  if (form) {
    form.hidden = false;
    form.addEventListener('submit', (event) => event.preventDefault());
    form.addEventListener('input', () => {
      const query = new URLSearchParams();
      for (const key of [...keys, 'text']) if (form.elements[key].value) query.set(key, form.elements[key].value);
      ask(query);
    });
    form.querySelector('.clear').addEventListener('click', () => ask(new URLSearchParams()));
  }

  for (const block of document.querySelectorAll('.copied')) {
    const button = document.createElement('button');
    button.type = 'button';
    button.className = 'copy';
    button.textContent = 'Copy';
    block.append(button);
  }
  const copy = async (text) => {
    try {
      await navigator.clipboard.writeText(text);
    } catch {
      const field = document.createElement('textarea');
      field.value = text;
      document.body.append(field);
      field.select();
      document.execCommand('copy');
      field.remove();
    }
  };
  document.addEventListener('click', async (event) => {
    const button = event.target.closest('button.copy');
    if (!button) return;
    await copy(button.parentElement.querySelector('pre').textContent);
    button.textContent = 'Copied';
    setTimeout(() => { button.textContent = 'Copy'; }, 1500);
  });

  const findings = () => [...document.querySelectorAll('#findings article.check:not(.out)')]
    .filter((each) => each.getClientRects().length > 0);
  document.addEventListener('keydown', (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.target.matches('input, select, textarea')) return;
    if (event.key === '/' && form) {
      event.preventDefault();
      form.elements.text.focus();
    }
    if (event.key !== 'j' && event.key !== 'k') return;
    const all = findings();
    const now = all.findIndex((each) => each.contains(document.activeElement));
    const next = all[event.key === 'j' ? now + 1 : Math.max(0, now - 1)];
    if (next) next.querySelector('summary').focus();
  });

  let folded = [];
  window.addEventListener('beforeprint', () => {
    folded = [...document.querySelectorAll('#findings article > details:not([open])')];
    for (const each of folded) each.open = true;
  });
  window.addEventListener('afterprint', () => {
    for (const each of folded) each.open = false;
  });
  window.addEventListener('hashchange', () => { apply(); go(); });
  apply();
  go();
})();
)js";

const std::string_view kHtmlScriptSha256 = "nRtqf3gAB2JiWcLw34mc6Gjt7uf4syBP2pgSgBrJolY=";

}  // namespace nearmiss::writers
