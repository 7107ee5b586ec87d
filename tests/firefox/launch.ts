import puppeteer, { type Browser } from 'puppeteer-core';

/** What Firefox takes for the user's choice of colours. */
export type Colours = 'light' | 'dark';

/** The system's Firefox, without a window; the path of another one goes into PRESEND_FIREFOX. */
export function launchFirefox(colours: Colours = 'light'): Promise<Browser> {
  return puppeteer.launch({
    browser: 'firefox',
    executablePath: process.env['PRESEND_FIREFOX'] ?? '/usr/bin/firefox-esr',
    headless: true,
    extraPrefsFirefox: {
      'layout.css.prefers-color-scheme.content-override': colours === 'dark' ? 0 : 1,
    },
  });
}
