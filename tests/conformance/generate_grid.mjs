// Makes grid.jsonl: the policy's table written down a second time, as data and predicates of its own, and played through
// against texts whose kind is beyond doubt. It shares nothing with rules/ or the engine, so where the two differ one of them
// misreads the policy.
//
//   node tests/conformance/generate_grid.mjs           writes grid.jsonl
//   node tests/conformance/generate_grid.mjs --check   fails when grid.jsonl is not what this makes
import fs from 'node:fs';
import { fileURLToPath } from 'node:url';

// ---- What is found in which text -------------------------------------------------------------------------------------
//
// One entry a text. `found` is what the range covers, `value` the normalised value. What is left out: act "share", no app
// class, no traits, neither disguised nor in a sentence that moves off ("closed"), certain, and nothing inferred (pairs of a
// purpose and the class of the system or document that the sentence names: [['system_access', 'code_host']]). Add handles,
// channels, requests, refusals and mentions here as they are detected, each with its act, app class and traits;
// every part of the grid takes them up. A request and a channel have the value null.
const details = [
  { kind: 'email', found: 'jane.doe@firma.de', value: 'jane.doe@firma.de' },
  { kind: 'phone', found: '+44 20 7946 0018', value: '+442079460018' },
  {
    kind: 'address',
    found: '742 Birch Street, Portland, OR 97205',
    value: '742 Birch Street, Portland, OR 97205',
  },
  {
    kind: 'contact_form',
    found: 'https://forms.gle/abcDEF123456',
    value: 'https://forms.gle/abcDEF123456',
  },
  {
    kind: 'application_system',
    found: 'https://boards.greenhouse.io/acme/jobs/4012345',
    value: 'https://boards.greenhouse.io/acme/jobs/4012345',
  },
  {
    kind: 'messaging_link',
    found: 'https://wa.me/14155552671',
    value: 'https://wa.me/14155552671',
  },
  { kind: 'messaging_link', found: 't.me/janedoe', value: 'https://t.me/janedoe' },
  {
    kind: 'social_profile',
    found: 'https://www.linkedin.com/in/janedoe',
    value: 'https://www.linkedin.com/in/janedoe',
  },
  {
    kind: 'meeting_link',
    found: 'https://zoom.us/j/1234567890',
    value: 'https://zoom.us/j/1234567890',
  },
  {
    kind: 'scheduling_link',
    found: 'https://calendly.com/janedoe/30min',
    value: 'https://calendly.com/janedoe/30min',
  },
  {
    kind: 'portfolio_link',
    found: 'https://www.behance.net/janedoe',
    value: 'https://www.behance.net/janedoe',
  },
  {
    kind: 'portfolio_link',
    found: 'https://vimeo.com/234287767',
    value: 'https://vimeo.com/234287767',
  },
  {
    kind: 'portfolio_link',
    found: 'https://github.com/janedoe',
    value: 'https://github.com/janedoe',
  },
  {
    kind: 'file_link',
    found: 'https://drive.google.com/file/d/1a2b3c4d5e/view',
    value: 'https://drive.google.com/file/d/1a2b3c4d5e/view',
  },
  {
    kind: 'shortened_link',
    found: 'https://bit.ly/3abcDEF',
    value: 'https://bit.ly/3abcDEF',
  },
  {
    kind: 'platform_link',
    found: 'https://www.upwork.com/jobs/~0123456789',
    value: 'https://www.upwork.com/jobs/~0123456789',
  },
  { kind: 'website', found: 'www.acme-studio.com', value: 'https://www.acme-studio.com' },
  {
    kind: 'website',
    found: 'www.acme-studio.com',
    value: 'https://www.acme-studio.com',
    text: 'My portfolio: www.acme-studio.com',
    traits: ['called_portfolio'],
  },
  {
    kind: 'email',
    found: 'jane [at] firma [dot] de',
    value: 'jane@firma.de',
    closed: true,
    disguised: true,
  },
  {
    kind: 'phone',
    found: '1115552671',
    value: '+11115552671',
    text: 'Phone: 1115552671',
    regions: ['US'],
    uncertain: true,
  },
  // IDs on apps, by the class of the app.
  {
    kind: 'handle',
    found: 'janedoe_99',
    value: 'janedoe_99',
    text: 'Add me on Telegram: janedoe_99',
    appClass: 'messenger',
  },
  {
    kind: 'handle',
    found: 'janedoe_99',
    value: 'janedoe_99',
    text: 'My GitHub username is janedoe_99',
    appClass: 'code_host',
  },
  {
    kind: 'handle',
    found: 'janedoe_99',
    value: 'janedoe_99',
    text: 'My Behance username is janedoe_99',
    appClass: 'creative',
  },
  {
    kind: 'handle',
    found: '123 456 789',
    value: '123456789',
    text: 'My AnyDesk ID is 123 456 789',
    appClass: 'remote_control',
  },
  // What is asked for, proposed, declined and only named.
  {
    kind: 'email',
    act: 'request',
    found: 'your email',
    value: null,
    text: 'Can you send me your email?',
  },
  {
    kind: 'phone',
    act: 'request',
    found: 'your phone number',
    value: null,
    text: 'What is your phone number?',
  },
  {
    kind: 'portfolio_link',
    act: 'request',
    found: 'your portfolio link',
    value: null,
    text: 'Can you send me your portfolio link?',
  },
  {
    kind: 'channel',
    act: 'move_off',
    found: 'WhatsApp',
    value: null,
    text: 'Let us talk on WhatsApp.',
  },
  {
    kind: 'channel',
    act: 'mention',
    found: 'WhatsApp',
    value: null,
    text: 'I built a WhatsApp bot last year.',
  },
  {
    kind: 'email',
    act: 'refuse',
    found: 'email',
    value: null,
    text: 'I would rather not share my email.',
  },
  // What the sentence shows.
  {
    kind: 'email',
    found: 'jane.doe@firma.de',
    value: 'jane.doe@firma.de',
    text: 'Please put jane.doe@firma.de on the contact page.',
    traits: ['work_content'],
  },
  {
    kind: 'website',
    found: 'www.acme-studio.com',
    value: 'https://www.acme-studio.com',
    text: 'Please redesign www.acme-studio.com for us.',
    traits: ['work_content'],
  },
  {
    kind: 'email',
    found: 'jane.doe@firma.de',
    value: 'jane.doe@firma.de',
    text: 'Please put jane.doe@firma.de into the NDA.',
    inferred: [['legal_document', 'nda']],
  },
].map((one) => ({
  act: 'share',
  appClass: null,
  traits: [],
  closed: false,
  disguised: false,
  uncertain: false,
  regions: [],
  inferred: [],
  text: `Here it is: ${one.found}`,
  ...one,
}));

// Those that stand alone, without words of their own around them.
const bare = details.filter(({ text }) => text.startsWith('Here'));
const pick = (kind, at = 0) => details.filter((one) => one.kind === kind)[at];
const EMAIL = pick('email');
const PHONE = pick('phone');
const BEHANCE = pick('portfolio_link');
const WEBSITE = pick('website');
const CALLED = pick('website', 1);
const DISGUISED = pick('email', 1);
const UNCERTAIN = pick('phone', 1);

// ---- The table -------------------------------------------------------------------------------------------------------

const SURFACES = ['profile', 'portfolio', 'job_post', 'invite', 'proposal', 'message'];
const PRIVATE = ['invite', 'proposal', 'message'];
const CONTRACTS = ['none', 'offered', 'active', 'ended'];
const ROLES = ['client', 'freelancer'];
const PLANS = ['basic', 'plus', 'business', 'enterprise'];
const PURPOSES = [
  'system_access',
  'legal_document',
  'portfolio',
  'file_transfer',
  'work_content',
  'not_contact',
];
// Which declared purpose counts first: rows 14, 16, 15, then vocabulary order.
const FIRST = ['system_access', 'file_transfer', 'legal_document', ...PURPOSES];

const PERSONAL = ['phone', 'email', 'address', 'handle'];
const PORTFOLIO_HOSTS = ['code_host', 'creative'];
const ACCESS_APPS = ['code_host', 'workspace', 'remote_control'];

// A handle on a host of portfolios counts as a portfolio link when it is shared, unless it is hidden or moves off.
const isPortfolio = (f) =>
  f.kind === 'portfolio_link' ||
  (f.kind === 'handle' &&
    PORTFOLIO_HOSTS.includes(f.appClass) &&
    ['share', 'move_off'].includes(f.act) &&
    !f.closed);

// Rows 1 and 2: for what a contact detail can be claimed.
function claimsOfPersonal(f, current) {
  const claims = [];
  if (f.kind === 'email') claims.push('system_access');
  if (!current && f.kind === 'phone') claims.push('system_access');
  if (!current && f.kind === 'handle' && ACCESS_APPS.includes(f.appClass))
    claims.push('system_access');
  if (['email', 'phone', 'address'].includes(f.kind)) claims.push('legal_document');
  if (f.kind === 'email') claims.push('file_transfer');
  return claims;
}

const codeHostAccess = (f, current) =>
  !current && f.kind === 'handle' && f.appClass === 'code_host' ? ['system_access'] : [];

// In the order in which the first that fits decides, once 18, 17, 8b and what lifts the rule are out of the way. Rows 14 to
// 16 are rows 1, 2 and 10 with a purpose: see `ruling`.
const rows = [
  {
    row: '19',
    fits: (f) =>
      f.traits.includes('work_content') &&
      ['website', 'portfolio_link', 'file_link'].includes(f.kind),
    outcome: 'advise',
    exception: 'work_content',
    basis: 'inferred',
  },
  {
    row: '19',
    fits: (f) =>
      f.traits.includes('work_content') &&
      !f.closed &&
      [
        'phone',
        'email',
        'address',
        'social_profile',
        'contact_form',
        'application_system',
      ].includes(f.kind),
    outcome: 'ask',
    basis: 'inferred',
    claims: () => ['work_content'],
  },
  {
    row: '9',
    fits: (f, c) =>
      c.surface === 'proposal' &&
      (isPortfolio(f) || (f.kind === 'website' && f.traits.includes('called_portfolio'))),
    outcome: 'advise',
    exception: 'portfolio',
    claims: codeHostAccess,
  },
  {
    row: '10',
    fits: (f, c) => isPortfolio(f) && c.surface === 'portfolio',
    outcome: 'advise',
    exception: 'portfolio',
    claims: codeHostAccess,
  },
  {
    row: '10',
    fits: (f) => isPortfolio(f),
    outcome: 'ask',
    claims: (f, current) => ['portfolio', 'work_content', ...codeHostAccess(f, current)],
  },
  {
    row: '1',
    fits: (f) => PERSONAL.includes(f.kind) && ['share', 'move_off'].includes(f.act),
    outcome: 'block',
    claims: claimsOfPersonal,
  },
  {
    row: '2',
    fits: (f) => PERSONAL.includes(f.kind) && f.act === 'request',
    outcome: 'block',
    claims: claimsOfPersonal,
  },
  { row: '3', fits: (f) => f.kind === 'contact_form', outcome: 'block' },
  { row: '4', fits: (f) => f.kind === 'application_system', outcome: 'block' },
  {
    row: '5',
    fits: (f) => ['messaging_link', 'social_profile'].includes(f.kind),
    outcome: 'block',
  },
  { row: '6', fits: (f) => f.kind === 'meeting_link', outcome: 'block' },
  { row: '7', fits: (f) => f.kind === 'scheduling_link', outcome: 'block' },
  { row: '8', fits: (f) => f.kind === 'channel', outcome: 'block' },
  {
    row: '11',
    fits: (f) => f.kind === 'website',
    outcome: 'ask',
    claims: (f, current) => [...(current ? [] : ['system_access']), 'portfolio', 'work_content'],
  },
  {
    row: '12',
    fits: (f) => f.kind === 'shortened_link',
    outcome: 'ask',
    claims: () => ['portfolio', 'file_transfer', 'work_content'],
  },
  {
    row: '13',
    fits: (f) => f.kind === 'file_link',
    outcome: 'advise',
    exception: 'file_transfer',
  },
];

// Rows 14 to 16: a contact detail whose purpose counts.
function purposeRow(f, purpose) {
  if (!PERSONAL.includes(f.kind)) return null;
  if (purpose === 'system_access') return '14';
  if (purpose === 'legal_document') return '15';
  if (purpose === 'file_transfer') return '16';
  return null;
}

// What a policy lets be inferred for which systems and documents; a purpose that is not listed: for all.
const INFERRED = {
  'upwork-2020-06-26': { legal_document: ['nda', 'agreement', 'tax_form', 'other'] },
  'upwork-current': {
    system_access: [
      ...['code_host', 'advertising', 'analytics', 'bookkeeping'],
      ...['cloud_drive', 'e_signature', 'hosting', 'site_builder'],
    ],
    legal_document: [
      ...['nda', 'agreement', 'tax_form', 'business_license'],
      ...['right_to_business', 'background_check', 'other'],
    ],
  },
};

const inferredBy = (f, policy) =>
  f.inferred
    .filter(([purpose, named]) => INFERRED[policy][purpose]?.includes(named) ?? true)
    .map(([purpose]) => purpose);

const CLEAR = { outcome: 'clear', basis: 'rule', exception: null, claimable: [] };

/** What decides before anything that lifts the rule. */
function always(f) {
  if (f.kind === 'channel' && f.act !== 'refuse' && f.traits.includes('platform_means'))
    return { ...CLEAR, row: '8b' };
  if (['refuse', 'mention'].includes(f.act)) return { ...CLEAR, row: '18' };
  if (f.act === 'request' && ['portfolio_link', 'website', 'file_link'].includes(f.kind))
    return { ...CLEAR, row: '18' };
  if (f.kind === 'platform_link') return { ...CLEAR, row: '17' };
  return null;
}

/** What lifts the rule, or null. */
function lifted(c, current) {
  const isExempt = (party) =>
    party.role === 'client' &&
    (current ? ['enterprise'] : ['business', 'enterprise']).includes(party.plan);
  const isPrivate = PRIVATE.includes(c.surface);
  if (isPrivate && ['active', 'ended'].includes(c.contract))
    return { outcome: 'clear', exception: null };
  if (
    (isPrivate && (isExempt(c.sender) || isExempt(c.recipient))) ||
    (!current && c.surface === 'job_post' && isExempt(c.sender))
  )
    return { outcome: 'advise', exception: 'enterprise_client' };
  if (isPrivate && c.relation === 'pre_existing')
    return { outcome: 'advise', exception: 'pre_existing_relation' };
  return null;
}

/** The ruling of the two later policies, and what became of each purpose declared for the finding. */
function ruling(f, c, declared, current) {
  const first = always(f);
  if (first) return { ...first, why: declared.map(() => 'not_needed') };
  const row = rows.find((one) => one.fits(f, c));
  let { outcome } = row;
  const claims = row.claims?.(f, current) ?? [];
  let offered = f.closed ? [] : claims;
  if (f.uncertain && ['ask', 'block'].includes(outcome)) {
    outcome = 'ask';
    offered = [...offered, 'not_contact'];
  }
  const held = ['ask', 'block'].includes(outcome);
  // Where nothing is held up, only what the text shows counts, and only where it has a row of its own.
  const inferred = inferredBy(f, current ? 'upwork-current' : 'upwork-2020-06-26');
  const used = FIRST.find(
    (purpose) =>
      offered.includes(purpose) &&
      (held
        ? declared.includes(purpose) || inferred.includes(purpose)
        : inferred.includes(purpose) && purposeRow(f, purpose)),
  );
  const result = {
    row: row.row,
    outcome,
    basis: row.basis ?? 'rule',
    exception: row.exception ?? null,
    claimable: held ? PURPOSES.filter((purpose) => offered.includes(purpose)) : [],
  };
  let why = declared.map((purpose) => {
    if (purpose === used) return null;
    if (!held) return 'not_needed';
    if (offered.includes(purpose)) return 'not_needed';
    if (f.disguised && claims.includes(purpose)) return 'disguised';
    return 'not_claimable';
  });
  if (used) {
    Object.assign(result, {
      row: purposeRow(f, used) ?? row.row,
      outcome: 'advise',
      basis: declared.includes(used) ? 'declared' : 'inferred',
      exception: used,
      claimable: [],
    });
  }
  const lift = lifted(c, current);
  if (lift) {
    Object.assign(result, { ...lift, basis: 'lifted', claimable: [] });
    why = declared.map(() => 'not_needed');
  }
  return { ...result, why };
}

/** The ruling until 25 June 2020. */
function rulingBefore(f, c, declared) {
  const first = always(f);
  const outward = [...PERSONAL, 'contact_form', 'messaging_link', 'social_profile'];
  const why = (word) => declared.map(() => word);
  if (first && ['17', '18'].includes(first.row) && !(f.act === 'request'))
    return { ...first, why: why('not_needed') };
  const shared = ['share', 'move_off'].includes(f.act);
  if (shared && outward.includes(f.kind) && !PRIVATE.includes(c.surface)) {
    if (!f.uncertain) return { ...CLEAR, row: 'old', outcome: 'block', why: why('not_claimable') };
    const sure = declared.includes('not_contact');
    return {
      ...CLEAR,
      row: 'old',
      outcome: sure ? 'advise' : 'ask',
      basis: sure ? 'declared' : 'rule',
      exception: sure ? 'not_contact' : null,
      claimable: sure ? [] : ['not_contact'],
      why: declared.map((purpose) => (purpose === 'not_contact' ? null : 'not_claimable')),
    };
  }
  return { ...CLEAR, row: 'none', why: why('not_needed') };
}

// The days from which the policies are in force, newest first.
const DATED = [
  { id: 'upwork-current', from: '2023-01-01' },
  { id: 'upwork-2020-06-26', from: '2020-06-26' },
  { id: 'upwork-before-2020-06-26', from: '' },
];
const DEFAULT = 'upwork-2020-06-26';

function policyOf(context) {
  if (DATED.some(({ id }) => id === context.policy)) return context.policy;
  if (context.date === undefined) return DEFAULT;
  return DATED.find(({ from }) => from <= context.date).id;
}

function decide(f, context, declared = []) {
  const c = {
    surface: 'message',
    contract: 'none',
    relation: 'met_here',
    ...context,
    sender: { role: 'freelancer', plan: 'basic', ...context.sender },
    recipient: { role: 'client', plan: 'basic', ...context.recipient },
  };
  const policy = policyOf(context);
  if (policy === 'upwork-before-2020-06-26') return rulingBefore(f, c, declared);
  return ruling(f, c, declared, policy === 'upwork-current');
}

// ---- The invented marketplace ----------------------------------------------------------------------------------------

const STAYS = {
  surface: ['listing', 'review', 'inquiry', 'chat'],
  contract: ['unbooked', 'requested', 'accepted', 'stayed'],
};

function decideStay(f, c) {
  if (['refuse', 'mention'].includes(f.act)) return { ...CLEAR, row: 'topic' };
  const reachable = [
    ...['phone', 'email', 'handle', 'contact_form', 'application_system'],
    ...['messaging_link', 'social_profile'],
  ];
  const elsewhere = ['channel', 'meeting_link', 'scheduling_link'];
  const isPrivate = ['inquiry', 'chat'].includes(c.surface);
  if (c.surface === 'review' && [...reachable, ...elsewhere, 'address'].includes(f.kind))
    return { ...CLEAR, row: 'review', outcome: 'block' };
  let result;
  if (reachable.includes(f.kind)) {
    const claimable = f.kind === 'email' && !f.closed ? ['visa_letter'] : [];
    result = { ...CLEAR, row: 'details', outcome: 'block', claimable };
  } else if (elsewhere.includes(f.kind)) {
    result = { ...CLEAR, row: 'elsewhere', outcome: 'block' };
  } else if (f.kind === 'address' && f.closed) {
    result = { ...CLEAR, row: 'hidden_place', outcome: 'block' };
  } else if (f.kind === 'address') {
    const claimable = ['visa_letter', 'place_nearby'];
    result = { ...CLEAR, row: 'place', outcome: 'ask', claimable };
  } else if (f.act === 'request') {
    return { ...CLEAR, row: 'questions' };
  } else {
    result = { ...CLEAR, row: 'pages', outcome: 'ask', claimable: ['place_nearby'] };
  }
  if (f.uncertain) {
    result.outcome = 'ask';
    result.claimable = [...result.claimable, 'not_contact'];
  }
  if (isPrivate && ['accepted', 'stayed'].includes(c.contract))
    return { ...result, outcome: 'clear', basis: 'lifted', claimable: [] };
  const isHotel = (party) => party.role === 'host' && party.plan === 'hotel';
  if (
    (isPrivate && (isHotel(c.sender) || isHotel(c.recipient))) ||
    (c.surface === 'listing' && isHotel(c.sender))
  ) {
    return {
      ...result,
      outcome: 'advise',
      basis: 'lifted',
      exception: 'registered_hotel',
      claimable: [],
    };
  }
  return result;
}

// ---- The cases -------------------------------------------------------------------------------------------------------

const STRICT = ['clear', 'advise', 'ask', 'block'];
const cases = [];
const names = new Set();

function finding(f, { row, outcome, basis, exception, claimable }) {
  const { kind, act, found, value } = f;
  return { kind, act, outcome, row, basis, exception, claimable, text: found, value };
}

function add(name, text, context, expect, all = true) {
  if (names.has(name)) throw new Error(`two cases are called "${name}"`);
  names.add(name);
  cases.push({ name, text, ...(Object.keys(context).length ? { context } : {}), all, expect });
}

function verdictOf(rulings) {
  return STRICT[Math.max(0, ...rulings.map(({ outcome }) => STRICT.indexOf(outcome)))];
}

const label = (f) => `${f.kind} ${f.act} (${f.text.startsWith('Here') ? f.found : f.text})`;

/** One text in one context, with purposes declared for it or not. */
function one(part, f, context, declared = [], judge = decide) {
  const { why, ...judged } = judge(f, context, declared);
  const given = { ...context, ...(f.regions.length ? { regions: f.regions } : {}) };
  if (declared.length)
    given.declared = declared.map((purpose) => ({ purpose, kind: f.kind, value: f.value }));
  const expect = { verdict: judged.outcome, findings: [finding(f, judged)] };
  if (declared.length) {
    expect.declared = declared.map((purpose, i) => {
      return { purpose, kind: f.kind, value: f.value, accepted: why[i] === null, why: why[i] };
    });
  }
  const words = [
    ...Object.entries(context).map(([key, value]) =>
      typeof value === 'string' ? value : `${key} ${value.role} ${value.plan}`,
    ),
    ...declared,
  ];
  add(`${part}: ${label(f)}${words.length ? `; ${words.join(', ')}` : ''}`, f.text, given, expect);
}

const party = (role, plan) => ({ role, plan });

function generate() {
  // Every text on every surface under every policy.
  for (const f of details) {
    one('plain', f, {});
    for (const { id: policy } of DATED)
      for (const surface of SURFACES) one('surface', f, { policy, surface });
  }
  // How far the contract is.
  for (const f of details)
    for (const contract of CONTRACTS)
      for (const surface of ['message', 'proposal', 'job_post'])
        one('contract', f, { surface, contract });
  // Roles and plans of both sides: only a client's plan counts, and on public pages only in its own job post.
  for (const policy of ['upwork-2020-06-26', 'upwork-current'])
    for (const surface of ['message', 'job_post'])
      for (const from of ROLES)
        for (const to of ROLES)
          for (const fromPlan of PLANS)
            for (const toPlan of PLANS)
              one('plan', EMAIL, {
                policy,
                surface,
                sender: party(from, fromPlan),
                recipient: party(to, toPlan),
              });
  for (const f of details)
    for (const surface of SURFACES)
      one('plan', f, {
        surface,
        sender: party('client', 'business'),
        recipient: party('freelancer', 'basic'),
      });
  // People who knew each other before.
  for (const f of details)
    for (const surface of ['message', 'proposal', 'profile'])
      one('relation', f, { surface, relation: 'pre_existing' });
  // Of several facts that lift the rule the first counts.
  for (const policy of ['upwork-2020-06-26', 'upwork-current'])
    for (const surface of SURFACES)
      for (const contract of ['none', 'active'])
        for (const plan of ['basic', 'business', 'enterprise'])
          for (const relation of ['met_here', 'pre_existing'])
            one('lifted', BEHANCE, {
              policy,
              surface,
              contract,
              relation,
              recipient: party('client', plan),
            });
  // What the sender declares, alone, in pairs, and where nothing needs it.
  for (const f of details)
    for (const purpose of PURPOSES)
      for (const surface of ['message', 'proposal']) one('declared', f, { surface }, [purpose]);
  for (const f of [EMAIL, PHONE, WEBSITE, BEHANCE, UNCERTAIN]) {
    for (const purpose of PURPOSES) {
      one('declared', f, { policy: 'upwork-current' }, [purpose]);
      one('declared', f, { policy: 'upwork-before-2020-06-26', surface: 'profile' }, [purpose]);
      one('declared', f, { contract: 'active' }, [purpose]);
    }
    for (const [i, purpose] of PURPOSES.entries())
      for (const other of PURPOSES.slice(i + 1)) one('declared', f, {}, [other, purpose]);
  }
  dates();
  pairs();
  stays();
  // What is clear is left out unless asked for, and who reads changes no outcome.
  for (const f of details) {
    const judged = decide(f, { contract: 'active' });
    const regions = f.regions.length ? { regions: f.regions } : {};
    add(`left out: ${label(f)}`, f.text, { contract: 'active', ...regions }, left([]), false);
    if (always(f) === null && judged.outcome !== 'clear')
      throw new Error(`${f.kind} is not lifted`);
    one('recipient', f, { view: 'recipient' });
  }
  return cases.map((each) => `${JSON.stringify(each)}\n`).join('');
}

const left = (findings) => ({ verdict: 'clear', findings });

/** Which policy a date, a family or a name picks. */
function dates() {
  const days = [
    ...['0001-01-01', '2020-06-25', '2020-06-26', '2020-06-27'],
    ...['2022-12-31', '2023-01-01', '2023-01-02', '2099-12-31'],
  ];
  for (const f of [EMAIL, PHONE, WEBSITE, BEHANCE, CALLED])
    for (const family of [{}, { policy: 'upwork' }])
      for (const date of days)
        for (const surface of ['message', 'profile']) one('date', f, { ...family, date, surface });
  for (const date of days)
    one('date', EMAIL, { date, recipient: party('client', 'business'), surface: 'message' });
  for (const policy of ['upwork', ...DATED.map(({ id }) => id)]) one('policy', EMAIL, { policy });
  const wrong = (context, error) => {
    add(`policy: ${JSON.stringify(context)}`, EMAIL.text, context, { error });
  };
  for (const { id: policy } of DATED) wrong({ policy, date: '2020-07-01' }, 'invalid_value');
  wrong({ policy: 'example-stays-2024', date: '2024-07-01' }, 'invalid_value');
  wrong({ policy: 'example_stays', date: '2023-12-31' }, 'invalid_value');
  wrong({ policy: 'nobody' }, 'unknown_word');
  wrong({ policy: 'nobody', date: '2024-07-01' }, 'unknown_word');
  for (const date of ['2020-02-30', '2020-6-26', '26.06.2020', ''])
    wrong({ date }, 'invalid_value');
  wrong({ surface: 'chat' }, 'unknown_word');
  wrong({ policy: 'example_stays', surface: 'message' }, 'unknown_word');
}

/** Two details in one message, each with its own outcome: what excuses one says nothing about the other. */
function pairs() {
  const some = bare.filter((f, i) => bare.findIndex(({ kind }) => kind === f.kind) === i);
  const both = (part, a, b, context, declared) => {
    const text = `The first is ${a.found} as agreed.\n\nThe second is ${b.found} as agreed.`;
    const rulings = [decide(a, context, declared ? [declared] : []), decide(b, context)];
    const given = { ...context };
    if (declared) given.declared = [{ purpose: declared, kind: a.kind, value: a.value }];
    add(
      `${part}: ${label(a)} and ${label(b)}${declared ? `; ${declared}` : ''}; ${context.surface}`,
      text,
      given,
      {
        verdict: verdictOf(rulings),
        findings: [a, b].map((f, i) => finding(f, rulings[i])),
      },
    );
  };
  for (const [i, a] of some.entries())
    for (const [j, b] of some.entries())
      if (i !== j) both('pair', a, b, { surface: (i + j) % 2 ? 'message' : 'proposal' });
  // Excused, or gone: the neighbour's outcome is the same.
  for (const b of [...some, DISGUISED]) {
    for (const [a, purpose] of [
      [EMAIL, 'system_access'],
      [PHONE, 'legal_document'],
      [BEHANCE, 'portfolio'],
      [WEBSITE, 'work_content'],
    ]) {
      if (a === b) continue;
      both('excused', a, b, { surface: 'message' }, purpose);
      const judged = decide(b, { surface: 'message' });
      add(
        `excused: without it, ${label(b)}; ${label(a)} gone`,
        `The first is gone.\n\nThe second is ${b.found} as agreed.`,
        { surface: 'message' },
        { verdict: judged.outcome, findings: [finding(b, judged)] },
      );
    }
  }
}

function stays() {
  const plain = { policy: 'example_stays' };
  const judge = (f, context) =>
    decideStay(f, {
      surface: 'chat',
      contract: 'unbooked',
      ...context,
      sender: { role: 'guest', plan: 'ordinary', ...context.sender },
      recipient: { role: 'host', plan: 'ordinary', ...context.recipient },
    });
  // The other marketplace's own pages are nothing special there.
  const there = details.map((f) =>
    f.kind === 'platform_link' ? { ...f, kind: 'application_system' } : f,
  );
  for (const f of there) {
    if (f.found.includes('upwork.com')) continue;
    one('stays', f, plain, [], judge);
    for (const surface of STAYS.surface)
      one('stays', f, { ...plain, surface, contract: 'accepted' }, [], judge);
  }
  for (const f of [EMAIL, WEBSITE])
    for (const surface of STAYS.surface)
      for (const contract of STAYS.contract)
        for (const plan of ['ordinary', 'hotel'])
          one(
            'stays',
            f,
            {
              ...plain,
              surface,
              contract,
              sender: party('host', plan),
              recipient: party('guest', 'hotel'),
            },
            [],
            judge,
          );
}

const file = fileURLToPath(new URL('grid.jsonl', import.meta.url));
const made = generate();
if (process.argv.includes('--check')) {
  if (fs.readFileSync(file, 'utf8') !== made) {
    console.error(
      'grid.jsonl is not what generate_grid.mjs makes: run it, and look at what differs',
    );
    process.exitCode = 1;
  }
} else {
  fs.writeFileSync(file, made);
  console.error(`grid.jsonl: ${cases.length} cases`);
}
