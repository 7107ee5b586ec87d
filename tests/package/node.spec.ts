import { Consumer, run, tarball } from './project.js';
import { expect, test } from './site.js';

test('under Node the package decides, here, in a worker, on the server, and embedded', () => {
  const consumer = new Consumer('node', 'node');
  expect(JSON.parse(consumer.node('main.js'))).toEqual({
    here: 'block',
    headline: 'Das ist eine E-Mail-Adresse.',
    worker: 'block',
    inline: 'block',
    server: false,
    agreed: true,
    redacted: 'write to […]',
    wasm: 'presend.wasm',
    texts: 'de.texts',
  });
});

test('its command runs', () => {
  const consumer = new Consumer('node', 'node');
  const command = consumer.path('node_modules/presend/dist/command/main.js');
  const printed = run(command, ['check', '--json', 'write to john@gmail.com'], consumer.folder);
  expect(JSON.parse(printed)).toMatchObject({ verdict: 'block' });
});

test('the tarball holds one WebAssembly, one pack, and nothing of the demo, the sources or the tests', () => {
  const files = run('tar', ['-tzf', tarball], '.').trim().split('\n');
  expect(files.filter((file) => file.endsWith('.wasm'))).toEqual(['package/dist/presend.wasm']);
  expect(files.filter((file) => file.endsWith('.pack'))).toEqual(['package/dist/default.pack']);
  const strange = files.filter(
    (file) => !/^package\/(dist\/(?!demo)|package\.json$|README\.md$|LICENSE$|NOTICE$)/.test(file),
  );
  expect(strange).toEqual([]);
  expect(files).toEqual(expect.arrayContaining(['package/dist/worker-main.js', 'package/NOTICE']));
});
