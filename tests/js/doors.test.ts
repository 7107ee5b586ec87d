import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';

test('the doors open on a fresh checkout, where npm has installed nothing yet', () => {
  const checkout = fs.mkdtempSync(path.join(os.tmpdir(), 'presend-doors-'));
  try {
    fs.cpSync('tools', path.join(checkout, 'tools'), { recursive: true });
    fs.copyFileSync('package.json', path.join(checkout, 'package.json'));
    const run = spawnSync(
      process.execPath,
      [path.join(checkout, 'tools/run.mjs'), 'no-such-door'],
      {
        encoding: 'utf8',
      },
    );
    expect(run.stderr.trim()).toMatch(/^Usage: node tools\/run\.mjs .*\btest\b/);
    expect(run.status).toBe(2);
  } finally {
    fs.rmSync(checkout, { recursive: true });
  }
});
