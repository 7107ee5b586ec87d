// Scores decisions against labelled texts.
//
// A label is found when a finding of its kind overlaps it; a text has a false alarm of a kind when a finding of that kind
// overlaps no label there, and the record's scope says that the kind is labelled in full. What a text only mentions or
// refuses is no finding, but for links, where any finding counts as found.

/** The words that labels use for what a decision calls by finer names. */
const linkKinds = new Set([
  'contact_form',
  'application_system',
  'messaging_link',
  'social_profile',
  'meeting_link',
  'scheduling_link',
  'portfolio_link',
  'file_link',
  'shortened_link',
  'platform_link',
  'website',
]);

/** What a link of a labelled class may be called. */
const linkClasses = {
  meeting: ['meeting_link'],
  ats: ['application_system'],
  scheduling: ['scheduling_link'],
  form: ['contact_form'],
  social_profile: ['social_profile', 'portfolio_link', 'messaging_link'],
};

/** How much of a text is shown around a label or an alarm. */
const margin = 30;
const shown = 160;

export const isLink = (finding) => linkKinds.has(finding.kind);

/** @returns {Set<string>} the labels' words that a finding answers to */
export function kindsOf(finding) {
  const { kind, act, app } = finding;
  const kinds = new Set([isLink(finding) ? 'url' : kind === 'channel' ? 'other' : kind]);
  if (act === 'request' || act === 'move_off' || app) kinds.add('other');
  if (kind === 'messaging_link' || kind === 'social_profile') kinds.add('handle');
  return kinds;
}

const overlaps = (a, b) => a.start < b.end && b.start < a.end;
const isShared = ({ act }) => act !== 'mention' && act !== 'refuse';

function emptyGroup() {
  return {
    texts: 0,
    errors: 0,
    /** verdict -> texts */
    verdicts: {},
    /** kind -> labels, those found as that kind, those found as any kind */
    recall: {},
    /** class of link -> labels, those found as that class */
    classes: {},
    /** kind -> texts in whose scope it is, those with a false alarm; `any` counts a text once whatever the kinds */
    alarms: {},
    /** kind -> findings that a label of their kind bears out, findings that no label does */
    findings: {},
  };
}

/**
 * @param {object[]} records a labelled set
 * @param {object[]} decisions an answer for each record: { decision } or { error }
 * @returns {{ plain: object, soft: object, events: object[] }} counts of the records, of those labelled softly or contestably
 *   apart, and each miss, false alarm, wrong class of link and error
 */
export function score(records, decisions) {
  const groups = { plain: emptyGroup(), soft: emptyGroup() };
  const events = [];
  records.forEach((record, index) => {
    const tags = record.tags ?? [];
    if (tags.includes('unscored')) return;
    const soft = Boolean(record.soft) || tags.includes('contestable');
    const note = (what, kind, text) => events.push({ what, id: record.id, kind, soft, text });
    scoreText(record, decisions[index], groups[soft ? 'soft' : 'plain'], note);
  });
  return { ...groups, events };
}

function scoreText(record, answer, group, note) {
  const { text } = record;
  group.texts += 1;
  if (!answer?.decision) {
    group.errors += 1;
    note('error', answer?.error?.code ?? 'no answer', text.slice(0, shown));
    return;
  }
  if (answer.decision.verdict) add(group.verdicts, answer.decision.verdict);
  const findings = answer.decision.findings.map((finding) => ({
    finding,
    kinds: kindsOf(finding),
    shared: isShared(finding),
  }));
  const labels = record.labels ?? [];
  for (const label of labels) scoreLabel(record, label, findings, group, note);

  const shared = findings.filter((one) => one.shared);
  if (record.expect === 'some' && labels.length === 0) {
    scoreWhole(record, shared, group, note);
    return;
  }
  const brands = new Set((record.brand ?? []).map((name) => name.toLowerCase()));
  const isBrand = ({ start, end }) => brands.has(text.slice(start, end).toLowerCase());
  let any = false;
  for (const kind of record.scope ?? []) {
    const row = rowOf(group.alarms, kind, { texts: 0, hit: 0 });
    const tally = rowOf(group.findings, kind, { right: 0, wrong: 0 });
    row.texts += 1;
    const own = shared.filter(({ kinds }) => kinds.has(kind)).map(({ finding }) => finding);
    const near = (finding) => labels.filter((label) => overlaps(finding, label));
    const bad = own.filter((finding) => near(finding).length === 0 && !isBrand(finding));
    tally.right += own.filter((finding) =>
      near(finding).some((label) => label.kind === kind),
    ).length;
    tally.wrong += bad.length;
    if (bad.length === 0) continue;
    row.hit += 1;
    any = true;
    note('alarm', kind, text.slice(Math.max(0, bad[0].start - margin), bad[0].end + margin));
  }
  if ((record.scope ?? []).length === 0) return;
  const all = rowOf(group.alarms, 'any', { texts: 0, hit: 0 });
  all.texts += 1;
  all.hit += any ? 1 : 0;
}

function scoreLabel(record, label, findings, group, note) {
  const excerpt = record.text.slice(Math.max(0, label.start - margin), label.end + margin);
  const over = findings.filter(({ finding }) => overlaps(finding, label));
  const hits = over.filter(({ shared }) => shared).map(({ kinds }) => kinds);
  const links = over.filter(({ finding }) => isLink(finding));
  if (label.kind === 'url') hits.push(...links.map(() => new Set(['url'])));
  const wanted = label.kind === 'url' ? linkClasses[record.url_kind] : undefined;
  if (wanted) {
    const row = rowOf(group.classes, record.url_kind, { labels: 0, hit: 0 });
    row.labels += 1;
    if (links.some(({ finding }) => wanted.includes(finding.kind))) row.hit += 1;
    else note('class', record.url_kind, excerpt);
  }
  countLabel(label.kind, hits, excerpt, group, note);
}

/** A text labelled as a whole: a finding anywhere in it will do, and other kinds are neither right nor wrong. */
function scoreWhole(record, shared, group, note) {
  const hits = shared.map(({ kinds }) => kinds);
  for (const kind of record.kinds ?? []) {
    countLabel(kind, hits, record.text.slice(0, shown), group, note);
    if ((record.scope ?? []).includes(kind)) {
      rowOf(group.findings, kind, { right: 0, wrong: 0 }).right += hits.filter((kinds) =>
        kinds.has(kind),
      ).length;
    }
  }
}

function countLabel(kind, hits, excerpt, group, note) {
  const row = rowOf(group.recall, kind, { labels: 0, hit: 0, any: 0 });
  row.labels += 1;
  row.any += hits.length > 0 ? 1 : 0;
  if (hits.some((kinds) => kinds.has(kind))) row.hit += 1;
  else note(hits.length > 0 ? 'other kind' : 'miss', kind, excerpt);
}

function rowOf(table, key, empty) {
  return (table[key] ??= { ...empty });
}

function add(table, key) {
  table[key] = (table[key] ?? 0) + 1;
}
