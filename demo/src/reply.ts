import type { Context, Party, PolicyInfo, RecentMessage } from 'presend';

import { newest } from './server.js';

/**
 * The context of an answer to a message: the parties have changed sides, and what was received was said before.
 * @param said oldest first, seen from the sender of the message that is answered
 * @param defaults the roles that parties have where the context leaves them out
 */
export function answering(
  context: Context,
  said: readonly RecentMessage[],
  defaults: PolicyInfo['defaults'] | undefined,
): Context {
  const { sender, recipient, view: _view, surface: _surface, ...rest } = context;
  return {
    ...rest,
    sender: { role: recipient?.role ?? defaults?.recipient ?? '', ...planOf(recipient) },
    recipient: { role: sender?.role ?? defaults?.sender ?? '', ...planOf(sender) },
    recent: newest(
      said.map(({ from, text }) => ({ from: from === 'sender' ? 'recipient' : 'sender', text })),
    ),
  };
}

function planOf(party: Party | undefined): Party {
  return party?.plan === undefined ? {} : { plan: party.plan };
}
