// Run as a process of its own: the authority behind a real HTTP server on loopback, until its parent goes. Answers
// every message of the parent with the processor's time it has used, in microseconds.
import { createServer } from 'node:http';

import fastify from 'fastify';

const { createAuthority, createHandler, nodeListener } = await import('presend/server');
const { presendPlugin } = await import('presend/server/fastify');

let recorded = 0;
const options = {
  authority: await createAuthority({ audit: () => void recorded++ }),
  session: () => ({
    key: 'bench',
    facts: { surface: 'job_post', regions: ['US'] },
    subject: 'u-1',
  }),
  rate: { burst: 1e9, perSecond: 1e9 },
};

const servers = {
  async fastify() {
    const app = fastify();
    await app.register(presendPlugin, options);
    await app.listen({ host: '127.0.0.1', port: 0 });
    return app.server;
  },
  async handler() {
    const server = createServer(nodeListener(createHandler(options)));
    await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve));
    return server;
  },
};

const server = await servers[process.argv[2]]();
process.on('message', () => {
  const { user, system } = process.cpuUsage();
  process.send({ used: user + system, recorded });
});
process.on('disconnect', () => process.exit());
process.send({ port: server.address().port });
