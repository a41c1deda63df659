import { describe, expect, test } from 'vitest';
import type { StoredAuditEvent } from '#data/audit-seals';
import { parseHead } from './chain';
import { type FileReport, verifyAuditFile } from './file';
import type { ExportHeader } from './lines';
import { digestOf, eventText, makeSeal, type Seal, type SealedEntry, signExport, signingKeyOf } from './seals';

/** The key that seals, and one that the check does not trust. */
const key = signingKeyOf('01'.repeat(32));
const otherKey = signingKeyOf('02'.repeat(32));

const event = (id: number, more: Partial<StoredAuditEvent> = {}): StoredAuditEvent => ({
  id: BigInt(id),
  at: new Date(Date.UTC(2026, 0, 1, 0, 0, id)),
  action: 'session.read',
  outcome: 'ok',
  actor_kind: 'person',
  actor_id: 'per_1',
  actor_label: 'Ada “A” Lovelace\n',
  agent_id: 'agt_1',
  session_id: `ase_${id}`,
  details: { masked: ['/metadata/a'], revision_id: 'rev_1', count: 2, nested: { b: null, a: true } },
  request_id: null,
  address: '192.0.2.1',
  user_agent: null,
  ...more,
});

type Batch = { seal: Seal; entries: SealedEntry[]; events: StoredAuditEvent[] };

/** Batches as the desk seals them. */
function sealed(batches: StoredAuditEvent[][], by = key): Batch[] {
  const made: Batch[] = [];
  for (const events of batches) {
    const previous = made.at(-1)?.seal ?? null;
    made.push({ ...makeSeal(by, previous, events, new Date('2026-01-02T00:00:00Z')), events });
  }
  return made;
}

const log = sealed([1, 4, 7].map((first) => [event(first), event(first + 1), event(first + 2)]));

/** The lines of an export without its last one; `keep` leaves out events as a filter does. */
function linesOf(batches: Batch[], header: Partial<ExportHeader> = {}, keep = (_: StoredAuditEvent) => true): string[] {
  const head = batches.at(-1)?.seal;
  const first: ExportHeader = {
    type: 'header',
    version: 1,
    exported_at: '2026-01-03T00:00:00.000Z',
    complete: true,
    filters: {},
    head: head === undefined ? null : { number: head.number, digest: head.digest },
    removed_up_to_seal: 0,
    public_keys: [key.publicKey],
    ...header,
  };
  const removed = first.removed_up_to_seal;
  const lines = batches.flatMap(({ seal, entries, events }) => {
    const isGone = seal.number <= removed;
    const listed = isGone ? null : entries.map(({ id, digest }) => [id, digest]);
    const found = isGone ? [] : events.filter(keep).map(eventText);
    return [JSON.stringify({ type: 'seal', ...seal, events: listed }), ...found];
  });
  return [JSON.stringify(first), ...lines];
}

/** Adds the last line of an export. `made`: the lines as they were when the export was signed. */
function ended(lines: string[], made = lines, by = key): string {
  const digest = digestOf(made.map((line) => `${line}\n`).join(''));
  const end = { type: 'end', events: 0, seals: 0, digest, key_id: by.id, signature: signExport(by, digest) };
  return [...lines, JSON.stringify(end), ''].join('\n');
}

async function* inChunks(text: string) {
  for (let at = 0; at < text.length; at += 97) yield text.slice(at, at + 97);
}

/** Checks a text as an export file; with the public key of `key` unless others are passed. */
const verify = (text: string, against: { publicKeys?: string[]; head?: string } = {}): Promise<FileReport> =>
  verifyAuditFile(inChunks(text), {
    publicKeys: against.publicKeys ?? [key.publicKey],
    head: against.head === undefined ? null : parseHead(against.head),
  });
const kindsOf = ({ problems }: FileReport) => [...new Set(problems.map(({ kind }) => kind))].sort();
/** The newest seal as it is written on the command line. */
const headOf = (batches: Batch[]) => `${batches.at(-1)?.seal.number}:${batches.at(-1)?.seal.digest}`;

describe('an export of the whole log', () => {
  const lines = linesOf(log);

  test('is intact as exported', async () => {
    const report = await verify(ended(lines), { head: headOf(log) });
    expect(report).toMatchObject({ state: 'intact', complete: true, events: 9, seals: 3, problems: [], notes: [] });
    expect(report.head).toEqual({ number: 3, digest: log[2]?.seal.digest });
  });

  test.each([
    ['a letter', (text: string) => text.replace('192.0.2.1', '192.0.2.2')],
    [
      'the order of keys',
      (text: string) =>
        text
          .replace('"type":"event",', '')
          .replace('{', '{"type":"event",')
          .replace(/"outcome":"ok",/, '')
          .replace(/}$/, ',"outcome":"ok"}'),
    ],
    ['a space', (text: string) => text.replace(':', ': ')],
    ['a field too many', (text: string) => text.replace(/}$/, ',"x":1}')],
  ])('names the line and the event in which %s was changed', async (_what, change) => {
    const changed = lines.map((line, index) => (index === 3 ? change(line) : line));
    const report = await verify(ended(changed));
    expect(report.problems).toEqual([
      expect.objectContaining({
        kind: 'changed',
        line: 4,
        event_id: '2',
        seal: 1,
        message: expect.stringContaining('Event 2'),
      }),
    ]);
  });

  test('names a removed event', async () => {
    const report = await verify(ended(lines.filter((_, index) => index !== 3)));
    expect(report.problems).toMatchObject([{ kind: 'removed', seal: 1, event_id: '2' }]);
  });

  test('names an inserted line', async () => {
    const report = await verify(ended(lines.toSpliced(3, 0, eventText(event(99)))));
    expect(report.problems).toMatchObject([{ kind: 'inserted', line: 4, event_id: '99' }]);
  });

  test('names a duplicated line', async () => {
    const report = await verify(ended(lines.toSpliced(3, 0, lines[2] ?? '')));
    expect(report.problems).toMatchObject([{ kind: 'inserted', line: 4, event_id: '1' }]);
  });

  test('names a moved line', async () => {
    const moved = [...lines];
    [moved[2], moved[3]] = [moved[3] ?? '', moved[2] ?? ''];
    expect((await verify(ended(moved))).problems).toMatchObject([{ kind: 'reordered', line: 4, event_id: '1' }]);
  });

  test('names a line that was moved under another seal', async () => {
    const moved = [...lines];
    [moved[5], moved[6]] = [moved[6] ?? '', moved[5] ?? ''];
    expect((await verify(ended(moved))).problems).toMatchObject([
      { kind: 'inserted', line: 6, event_id: '4', seal: 1 },
      { kind: 'removed', event_id: '4', seal: 2 },
    ]);
  });

  test('reports a seal that was removed with its events', async () => {
    const report = await verify(ended(lines.toSpliced(5, 4)));
    expect(report.problems).toMatchObject([{ kind: 'removed', seal: 3, message: 'Seal 2 is missing before seal 3.' }]);
  });

  test('reports seals that were put in another order', async () => {
    const report = await verify(ended([...lines.slice(0, 5), ...lines.slice(9), ...lines.slice(5, 9)]));
    expect(kindsOf(report)).toEqual(['cut', 'removed', 'reordered']);
  });

  test('reports a change to any field of a seal', async () => {
    for (const [field, value] of Object.entries({
      at: '2025-01-01T00:00:00.000Z',
      count: 4,
      previous: null,
      digest: 'x',
      key_id: 'x',
      signature: 'x',
    })) {
      const changed = lines.map((line, index) =>
        index === 5 ? JSON.stringify({ ...JSON.parse(line), [field]: value }) : line,
      );
      const report = await verify(ended(changed));
      expect({ field, kinds: kindsOf(report) }).toMatchObject({ field, kinds: ['seal'] });
      expect(report.problems[0]).toMatchObject({ seal: 2, line: 6 });
    }
  });

  test('reports that the lines are wrong even where each fits its seal', async () => {
    const report = await verify(
      ended(lines.toSpliced(0, 1, (lines[0] ?? '').replace('2026-01-03', '2026-01-04')), lines),
    );
    expect(report.problems).toMatchObject([
      { kind: 'changed', message: expect.stringContaining('differ from those that were exported') },
    ]);
  });

  test('reports a cut end, also where the cut is between lines', async () => {
    const whole = ended(lines);
    for (const cut of [
      whole.slice(0, -1),
      whole.slice(0, -40),
      `${lines.join('\n')}\n`,
      `${lines.slice(0, 9).join('\n')}\n`,
    ]) {
      expect(kindsOf(await verify(cut))).toContain('cut');
    }
  });

  test('reports a cut end by a head known earlier', async () => {
    const shorter = ended(linesOf(log.slice(0, 2)));
    expect((await verify(shorter)).state).toBe('intact');
    const report = await verify(shorter, { head: headOf(log) });
    expect(report.problems).toMatchObject([
      { kind: 'cut', seal: 3, message: expect.stringContaining('is missing: the end was cut off') },
    ]);
    const earlier = await verify(ended(lines), { head: headOf(log.slice(0, 1)) });
    expect(earlier.state).toBe('intact');
  });

  test('reports a replaced end by a head known earlier', async () => {
    const replaced = sealed([...log.slice(0, 2).map(({ events }) => events), [event(7), event(8)]]);
    const report = await verify(ended(linesOf(replaced)), { head: headOf(log) });
    expect(report.problems).toMatchObject([{ kind: 'cut', message: expect.stringContaining('replaced') }]);
  });

  test('trusts only the given keys, and says so when none is given', async () => {
    const forged = sealed(
      log.map(({ events }) => events),
      otherKey,
    );
    const text = ended(linesOf(forged, { public_keys: [otherKey.publicKey] }), undefined, otherKey);
    expect(kindsOf(await verify(text))).toEqual(['changed', 'seal']);
    const report = await verify(text, { publicKeys: [] });
    expect(report).toMatchObject({ state: 'intact', notes: [expect.stringContaining('against the key it contains')] });
    const both = await verify(text, { publicKeys: [key.publicKey, otherKey.publicKey] });
    expect(both.state).toBe('intact');
  });

  test('counts every problem and lists a hundred', async () => {
    const extra = Array.from({ length: 250 }, (_, index) => eventText(event(1_000 + index)));
    const report = await verify(ended([...lines, ...extra]));
    expect({ count: report.problem_count, kept: report.problems.length }).toEqual({ count: 250, kept: 100 });
  });
});

describe('an export after retention removed the beginning', () => {
  const removal = (upTo: number, more: Partial<StoredAuditEvent> = {}) =>
    event(20, { action: 'audit_event.remove', actor_kind: 'system', details: { up_to_seal: upTo }, ...more });
  const withRemoval = (...events: StoredAuditEvent[]) => sealed([...log.map((batch) => batch.events), events]);

  test('is intact, and says up to which seal events are gone', async () => {
    const report = await verify(ended(linesOf(withRemoval(removal(2)), { removed_up_to_seal: 2 })));
    expect(report).toMatchObject({ state: 'intact', removed_up_to_seal: 2, events: 4 });
  });

  test.each([
    ['nothing says so', event(20)],
    ['what says so reached less far', removal(1)],
    ['a person says so', removal(2, { actor_kind: 'person' })],
  ])('is broken if %s', async (_what, last) => {
    const report = await verify(ended(linesOf(withRemoval(last), { removed_up_to_seal: 2 })));
    expect(report.problems).toMatchObject([{ kind: 'removed', seal: 2 }]);
  });
});

describe('a partial export', () => {
  const some = ({ id }: StoredAuditEvent) => id !== 2n;
  const part = () =>
    linesOf([log[0], log[2]] as Batch[], { complete: false, filters: { action: 'session.read' } }, some);

  test('is intact, and says what it cannot prove', async () => {
    const report = await verify(ended(part()));
    expect(report).toMatchObject({ state: 'intact', complete: false, events: 5, seals: 2 });
    expect(report.notes.join(' ')).toMatch(/part of the log/);
  });

  test('names a changed line', async () => {
    const changed = part().map((line, index) => (index === 3 ? line.replace('192.0.2.1', '192.0.2.2') : line));
    expect((await verify(ended(changed))).problems).toMatchObject([{ kind: 'changed', line: 4, event_id: '3' }]);
  });

  test('reports that the file differs from the export when a line was removed', async () => {
    const report = await verify(ended(part().toSpliced(3, 1), part()));
    expect(report.problems).toMatchObject([
      { kind: 'changed', message: expect.stringContaining('differ from those that were exported') },
    ]);
  });

  test('says that a head it does not contain was not compared, and reports a head newer than the file', async () => {
    const lines = part();
    const held = await verify(ended(lines), { head: `2:${log[1]?.seal.digest}` });
    expect(held).toMatchObject({ state: 'intact' });
    expect(held.notes.join(' ')).toContain('does not hold seal 2');
    expect(kindsOf(await verify(ended(lines), { head: `9:${'0'.repeat(64)}` }))).toEqual(['cut']);
  });
});

test('an event has the same text whatever the order of the keys in its details', () => {
  const turned = event(1, {
    details: { nested: { a: true, b: null }, count: 2, revision_id: 'rev_1', masked: ['/metadata/a'] },
  });
  expect(eventText(turned)).toBe(eventText(event(1)));
  expect(eventText(event(1, { details: JSON.parse('{"__proto__":1,"b":2,"10":3}') }))).toContain(
    '"details":{"10":3,"__proto__":1,"b":2}',
  );
});
