/** The system's Chromium, which asks nobody outside for anything; the path of another one goes into PRESEND_CHROMIUM. */
export const program = {
  executablePath: process.env.PRESEND_CHROMIUM ?? '/usr/bin/chromium',
  args: [
    '--no-sandbox',
    '--disable-gpu',
    '--disable-quic',
    '--no-first-run',
    '--disable-background-networking',
    '--disable-component-update',
    '--disable-sync',
  ],
};
