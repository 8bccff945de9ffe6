// A session of real Chromium by the WebDriver protocol, with nothing but what node brings.
import { spawn } from 'node:child_process';

const args = ['--headless=new', '--no-sandbox', '--disable-gpu', '--disable-dev-shm-usage', '--no-first-run',
  '--disable-background-networking', '--disable-component-update', '--disable-sync', '--window-size=1280,900',
  '--host-resolver-rules=MAP * ~NOTFOUND'];

export const startDriver = async () => {
  const process = spawn('chromedriver', ['--port=0'], { stdio: ['ignore', 'pipe', 'inherit'] });
  const port = await new Promise((resolve, reject) => {
    let said = '';
    process.on('exit', () => reject(new Error(`chromedriver did not start: ${said}`)));
    process.stdout.on('data', (data) => {
      said += data;
      const found = said.match(/started successfully on port (\d+)/);
      if (found) resolve(found[1]);
    });
  });
  return { base: `http://127.0.0.1:${port}`, stop: () => process.kill() };
};

export class Browser {
  // `scripts`: whether pages may run theirs; what WebDriver itself asks runs all the same.
  static async open(driver, { scripts = true } = {}) {
    const browser = new Browser();
    browser.base = `${driver.base}/session`;
    const prefs = scripts ? {} : { 'profile.managed_default_content_settings.javascript': 2 };
    const { sessionId } = await browser.call('POST', '', {
      capabilities: { alwaysMatch: { browserName: 'chrome', 'goog:chromeOptions': { args, prefs } } },
    });
    browser.base += `/${sessionId}`;
    return browser;
  }

  async call(method, path, body) {
    const answer = await fetch(this.base + path, { method, body: body && JSON.stringify(body) });
    const { value } = await answer.json();
    if (value?.error) throw new Error(`${method} ${path}: ${value.error}: ${value.message}`);
    return value;
  }

  go(url) { return this.call('POST', '/url', { url }); }
  ask(script, ...values) { return this.call('POST', '/execute/sync', { script, args: values }); }
  print() { return this.call('POST', '/print', {}); }
  picture() { return this.call('GET', '/screenshot'); }
  close() { return this.call('DELETE', ''); }
  cdp(cmd, params) { return this.call('POST', '/goog/cdp/execute', { cmd, params }); }

  async click(selector) {
    const element = await this.call('POST', '/element', { using: 'css selector', value: selector });
    return this.call('POST', `/element/${Object.values(element)[0]}/click`, {});
  }
  size(width, height) {
    return this.cdp('Emulation.setDeviceMetricsOverride', { width, height, deviceScaleFactor: 1, mobile: false });
  }
  scheme(value) {
    return this.cdp('Emulation.setEmulatedMedia', { features: [{ name: 'prefers-color-scheme', value }] });
  }
}
