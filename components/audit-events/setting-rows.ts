import type { ChangedSettings, SettingChange } from '#contract/setting-changes';
import type { WriteNumber } from '../numbers/use-number';

/** An entry of a list in the settings, and whether the other side of the change lacks it. */
export type SettingItem = { text: string; isOnlyHere: boolean };

/** The value of a setting: words, a text that someone wrote, or a list of such texts. */
export type SettingValue = { words: string } | { text: string } | { items: SettingItem[] };

/** A changed setting, before and after. */
export type SettingRow = { name: string; before: SettingValue; after: SettingValue };

const onOff = (isOn: boolean) => (isOn ? 'On' : 'Off');

/** Returns a row for each setting that a change touched, in the order of the settings pages. */
export function settingRows(
  { before, after }: Pick<SettingChange, 'before' | 'after'>,
  write: WriteNumber,
): SettingRow[] {
  const [earlier, later] = [valuesOf(before, write), valuesOf(after, write)];
  return [...new Set([...earlier.keys(), ...later.keys()])].map((name) => {
    const [one, other] = [earlier.get(name) ?? unknown, later.get(name) ?? unknown];
    return { name, before: marked(one, other), after: marked(other, one) };
  });
}

const unknown: SettingValue = { words: 'Unknown' };

function valuesOf(settings: ChangedSettings, write: WriteNumber): Map<string, SettingValue> {
  const { desk_name, time_zone, masking = {}, share_links = {}, audit_retention_days: retention } = settings;
  const days = (count: number) => ({ words: `${write(count)} ${count === 1 ? 'day' : 'days'}` });
  const list = (texts: string[]) => ({ items: texts.map((text) => ({ text, isOnlyHere: false })) });
  const given: [string, SettingValue | null][] = [
    ['Desk name', desk_name === undefined ? null : { text: desk_name }],
    ['Time zone', time_zone === undefined ? null : { text: time_zone }],
    ['Share links', share_links.allowed === undefined ? null : { words: share_links.allowed ? 'Allowed' : 'Off' }],
    ['Share links: default expiry', share_links.usual_days === undefined ? null : days(share_links.usual_days)],
    ['Share links: maximum expiry', share_links.longest_days === undefined ? null : days(share_links.longest_days)],
    [
      'Audit log: retention',
      retention === undefined ? null : retention === null ? { words: 'For ever' } : days(retention),
    ],
    ['Masking: built-in keys', masking.built_in_keys === undefined ? null : { words: onOff(masking.built_in_keys) }],
    ['Masking: rules', masking.rules === undefined ? null : list(masking.rules.map(ruleText))],
    ['Masking: exceptions', masking.exceptions === undefined ? null : list(masking.exceptions)],
    ...Object.entries(masking.detectors ?? {}).map(([name, isOn]): [string, SettingValue] => [
      `Masking: detector for ${detectorNames[name] ?? name}`,
      { words: onOff(isOn) },
    ]),
  ];
  return new Map(given.filter((row): row is [string, SettingValue] => row[1] !== null));
}

const detectorNames: Record<string, string> = {
  email: 'e-mail addresses',
  phone: 'phone numbers',
  card: 'card numbers',
  ip_address: 'IP addresses',
};

function ruleText({ path, label }: { path: string; label: string }): string {
  return `${path} → ${label}`;
}

function marked(value: SettingValue, other: SettingValue): SettingValue {
  if (!('items' in value) || !('items' in other)) return value;
  const there = new Set(other.items.map(({ text }) => text));
  return { items: value.items.map(({ text }) => ({ text, isOnlyHere: !there.has(text) })) };
}
